package dev.sujip.ingest.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import reactor.netty.http.server.HttpServerRequest;

/** A body that was not read to its end. What is short is taken and thrown away, so that the connection can be used again. */
final class RestOfBody {

    private static final long SHORT_BYTES = 64 * 1024;

    private RestOfBody() {}

    /** Returns whether waiting for the rest would cost more than a new connection; of chunks nobody can say. */
    static boolean isLong(HttpServerRequest request) {
        var headers = request.requestHeaders();
        var length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        return length == null
                ? headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                : Long.parseLong(length) > SHORT_BYTES;
    }
}
