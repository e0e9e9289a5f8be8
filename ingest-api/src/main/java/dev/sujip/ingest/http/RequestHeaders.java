package dev.sujip.ingest.http;

import dev.sujip.ingest.decode.BodyFormat;
import dev.sujip.ingest.decode.WireHeader;
import dev.sujip.ingest.problem.Problem;
import dev.sujip.ingest.problem.ProblemException;
import dev.sujip.ingest.problem.ProblemType;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what a request says about its records outside the body. */
final class RequestHeaders {

    static final String RECORD_KEY = "record-key";

    private final List<String> carried;

    /** @param carried names of the request headers, in lower case, that become headers of each record */
    RequestHeaders(List<String> carried) {
        this.carried = carried;
    }

    /** @throws ProblemException if a body so described is not taken, or a header is not valid */
    RequestDescription describe(HttpHeaders headers) {
        boolean event = RequestFormat.isBinaryEvent(headers);
        return new RequestDescription(event, event ? BodyFormat.BINARY : RequestFormat.of(headers),
                RequestFormat.coding(headers), recordKey(headers), forEachRecord(headers), Preferences.of(headers),
                headers);
    }

    /**
     * Returns the bytes of the {@code Record-Key} header as they were sent, null where there is none. The server has read them as
     * ISO-8859-1, which loses nothing.
     *
     * @throws ProblemException if the key is empty, is not UTF-8 or is given twice
     */
    static byte @Nullable [] recordKey(HttpHeaders headers) {
        var first = headers.get(RECORD_KEY);
        if (first == null) {
            return null;
        }
        int given = headers.getAll(RECORD_KEY).size();
        if (given > 1) {
            throw invalid("The Record-Key header is given " + given + " times; give it once.");
        }
        byte[] key = bytes(first);
        if (key.length == 0) {
            throw invalid("The Record-Key header is empty; leave it out for records without a key.");
        }
        requireUtf8(key);
        return key;
    }

    private List<WireHeader> forEachRecord(HttpHeaders headers) {
        var traceContext = TraceContext.of(headers);
        if (carried.isEmpty()) {
            return traceContext;
        }
        var all = new ArrayList<>(traceContext);
        for (var name : carried) {
            for (var value : headers.getAll(name)) {
                all.add(new WireHeader(name, bytes(value)));
            }
        }
        return all;
    }

    private static byte[] bytes(String value) {
        return value.getBytes(StandardCharsets.ISO_8859_1);
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
