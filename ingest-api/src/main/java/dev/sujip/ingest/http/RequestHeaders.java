package dev.sujip.ingest.http;

import dev.sujip.ingest.decode.WireHeader;
import dev.sujip.ingest.problem.Problem;
import dev.sujip.ingest.problem.ProblemException;
import dev.sujip.ingest.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** What a request says about its records outside the body. */
final class RequestHeaders {

    static final String RECORD_KEY = "Record-Key";

    private static final String TRACEPARENT = "traceparent";
    private static final int TRACEPARENT_LENGTH = 55;
    private static final Pattern VALID_TRACEPARENT = Pattern
            .compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private RequestHeaders() {}

    /**
     * Returns the bytes of the {@code Record-Key} header as they were sent, null where there is none. The server has read them as
     * ISO-8859-1, which loses nothing.
     *
     * @throws ProblemException if the key is empty, is not UTF-8 or is given twice
     */
    static byte @Nullable [] recordKey(HttpHeaders headers) {
        var keys = headers.get(RECORD_KEY);
        if (keys == null || keys.isEmpty()) {
            return null;
        }
        if (keys.size() > 1) {
            throw invalid("The Record-Key header is given " + keys.size() + " times; give it once.");
        }
        byte[] key = keys.getFirst().getBytes(StandardCharsets.ISO_8859_1);
        if (key.length == 0) {
            throw invalid("The Record-Key header is empty; leave it out for records without a key.");
        }
        requireUtf8(key);
        return key;
    }

    /** Returns the W3C trace context, nothing where there is none or it is not valid, which the specification says to ignore. */
    static List<WireHeader> traceContext(HttpHeaders headers) {
        var value = headers.getFirst(TRACEPARENT);
        if (value == null || value.length() != TRACEPARENT_LENGTH || !VALID_TRACEPARENT.matcher(value).matches()) {
            return List.of();
        }
        return List.of(new WireHeader(TRACEPARENT, value.getBytes(StandardCharsets.US_ASCII)));
    }

    private static void requireUtf8(byte[] key) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key));
        } catch (CharacterCodingException e) {
            throw invalid("The Record-Key header is not UTF-8.");
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(Problem.ofRequest(ProblemType.INVALID_HEADER, detail));
    }
}
