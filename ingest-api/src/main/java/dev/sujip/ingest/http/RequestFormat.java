package dev.sujip.ingest.http;

import dev.sujip.ingest.decode.BodyDecoder;
import dev.sujip.ingest.decode.BodyFormat;
import dev.sujip.ingest.decode.ContentCoding;
import dev.sujip.ingest.problem.Problem;
import dev.sujip.ingest.problem.ProblemException;
import dev.sujip.ingest.problem.ProblemType;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Chooses the format of a body from the request's headers, or says what to send instead. */
final class RequestFormat {

    private static final String EVENTS = "application/cloudevents";
    private static final String TAKEN = "Send application/json, application/x-ndjson, application/jsonl, text/plain,"
            + " application/octet-stream, application/cloudevents+json or application/cloudevents-batch+json.";

    private RequestFormat() {}

    /** @throws ProblemException if a body of this type is not taken */
    static BodyFormat of(HttpHeaders headers) {
        if (headers.getAll(HttpHeaderNames.CONTENT_TYPE).size() > 1) {
            throw unsupported("The Content-Type header is given more than once; give it once.");
        }
        var contentType = headers.get(HttpHeaderNames.CONTENT_TYPE);
        return "application/json".equals(contentType) ? BodyFormat.JSON : of(mediaType(contentType));
    }

    /** @throws ProblemException if a body so compressed is not taken */
    static ContentCoding coding(HttpHeaders headers) {
        var coding = headers.get(HttpHeaderNames.CONTENT_ENCODING);
        if (coding == null) {
            return ContentCoding.IDENTITY;
        }
        if (headers.getAll(HttpHeaderNames.CONTENT_ENCODING).size() > 1) {
            throw encoding("The Content-Encoding header is given more than once; compress the body once.");
        }
        var known = ContentCoding.named(coding.strip());
        if (known == null) {
            throw encoding("This Content-Encoding is not taken; send gzip, zstd, or none.");
        }
        return known;
    }

    /** Returns whether the request is a CloudEvent in binary mode, whose body may be of any type. */
    static boolean isBinaryEvent(HttpHeaders headers) {
        for (var names = headers.iteratorCharSequence(); names.hasNext();) {
            if (BodyDecoder.isEventAttribute(names.next().getKey())) {
                var contentType = headers.get(HttpHeaderNames.CONTENT_TYPE);
                return contentType == null || !contentType.regionMatches(true, 0, EVENTS, 0, EVENTS.length());
            }
        }
        return false;
    }

    private static BodyFormat of(MediaType type) {
        var format = switch (type.getType() + '/' + type.getSubtype()) {
            case "application/json" -> BodyFormat.JSON;
            case "application/x-ndjson", "application/jsonl" -> BodyFormat.NDJSON;
            case "application/cloudevents+json" -> BodyFormat.CLOUD_EVENT;
            case "application/cloudevents-batch+json" -> BodyFormat.CLOUD_EVENTS;
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

    private static MediaType mediaType(@Nullable String contentType) {
        if (contentType == null || contentType.isBlank()) {
            throw unsupported("The Content-Type header is missing. " + TAKEN);
        }
        try {
            return MediaType.parseMediaType(contentType);
        } catch (InvalidMediaTypeException e) {
            throw contentType.toLowerCase(Locale.ROOT).contains("charset")
                    ? unsupported("The charset of the Content-Type is not known. Send UTF-8.")
                    : unsupported("The Content-Type header is not a media type. " + TAKEN);
        }
    }

    private static void requireUtf8(MediaType type) {
        var charset = type.getCharset();
        if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
            throw unsupported("The charset " + charset.name() + " is not taken. Send UTF-8.");
        }
    }

    private static ProblemException unsupported(String detail) {
        return new ProblemException(Problem.ofRequest(ProblemType.UNSUPPORTED_CONTENT, detail));
    }

    private static ProblemException encoding(String detail) {
        return new ProblemException(Problem.ofRequest(ProblemType.UNSUPPORTED_ENCODING, detail));
    }
}
