package dev.sujip.ingest.http;

import dev.sujip.ingest.decode.BodyFormat;
import dev.sujip.ingest.problem.Problem;
import dev.sujip.ingest.problem.ProblemException;
import dev.sujip.ingest.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

import java.nio.charset.StandardCharsets;

/** Chooses the format of a body from the request's headers, or says what to send instead. */
final class RequestFormat {

    private static final String TAKEN = "Send application/json, application/x-ndjson, application/jsonl, text/plain or application/octet-stream.";

    private RequestFormat() {}

    /** @throws ProblemException if a body so described is not taken */
    static BodyFormat of(HttpHeaders headers) {
        requireIdentity(headers.getFirst(HttpHeaders.CONTENT_ENCODING));
        var type = contentType(headers);
        var format = switch (type.getType() + '/' + type.getSubtype()) {
            case "application/json" -> BodyFormat.JSON;
            case "application/x-ndjson", "application/jsonl" -> BodyFormat.NDJSON;
            case "text/plain" -> BodyFormat.TEXT;
            case "application/octet-stream" -> BodyFormat.BINARY;
            case "application/x-www-form-urlencoded" ->
                throw unsupported("A form is not taken. `curl -d` sends one unless told"
                        + " otherwise: add -H 'Content-Type: application/json'. " + TAKEN);
            default -> throw unsupported("This content type is not taken. " + TAKEN);
        };
        if (format != BodyFormat.BINARY) {
            requireUtf8(type);
        }
        return format;
    }

    private static MediaType contentType(HttpHeaders headers) {
        MediaType type;
        try {
            type = headers.getContentType();
        } catch (InvalidMediaTypeException e) {
            throw unsupported("The Content-Type header is not a media type. " + TAKEN);
        }
        if (type == null) {
            throw unsupported("The Content-Type header is missing. " + TAKEN);
        }
        return type;
    }

    private static void requireUtf8(MediaType type) {
        var charset = type.getCharset();
        if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
            throw unsupported("The charset " + charset.name() + " is not taken. Send UTF-8.");
        }
    }

    private static void requireIdentity(@Nullable String contentEncoding) {
        if (contentEncoding != null && !contentEncoding.equalsIgnoreCase("identity")) {
            throw unsupported("A compressed body is not taken. Send it without Content-Encoding.");
        }
    }

    private static ProblemException unsupported(String detail) {
        return new ProblemException(Problem.ofRequest(ProblemType.UNSUPPORTED_CONTENT, detail));
    }
}
