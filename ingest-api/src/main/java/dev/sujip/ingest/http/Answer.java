package dev.sujip.ingest.http;

import dev.sujip.ingest.problem.ProblemType;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a request is told.
 *
 * @param problem the name of the problem, null where there is none
 * @param headers besides the length and the type of the body
 * @param body    empty for none, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and the wire wants the array.
record Answer(
        int status,
        @Nullable String problem,
        CharSequence contentType,
        List<Field> headers,
        byte[] body) {

    /** A header of the answer. */
    record Field(
            CharSequence name,
            CharSequence value) {}

    /** Returns whether the body of the request cannot come to its end any more. */
    boolean isOfBrokenBody() {
        return ProblemType.SLOW_SENDER.slug().equals(problem) || ProblemType.MALFORMED_REQUEST.slug().equals(problem)
                || ProblemType.HEADERS_TOO_LARGE.slug().equals(problem);
    }

    void writeTo(HttpHeaders response) {
        if (body.length > 0) {
            response.set(HttpHeaderNames.CONTENT_TYPE, contentType);
            response.setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
        }
        for (var each : headers) {
            response.set(each.name(), each.value());
        }
    }
}
