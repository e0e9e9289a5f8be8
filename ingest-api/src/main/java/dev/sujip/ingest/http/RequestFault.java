package dev.sujip.ingest.http;

import dev.sujip.ingest.problem.Problem;
import dev.sujip.ingest.problem.ProblemType;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.ContentLengthNotAllowedException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * What is wrong with a request as HTTP. The codec finds what it cannot read; on top of that come what it reads in a way that a proxy before this
 * service might read in another, so that one would see one request where the other sees two.
 */
final class RequestFault {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=:%\\[\\]-]*");

    private RequestFault() {}

    /** Returns what is wrong, null where all is well, and marks a request that is wrong as one that could not be decoded. */
    static @Nullable Problem of(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return ofHead(request.decoderResult().cause());
        }
        var words = faultyPart(request);
        if (words == null) {
            return null;
        }
        request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException(words)));
        // One of HTTP/2 would be answered at once, before those that came earlier.
        request.setProtocolVersion(HttpVersion.HTTP_1_1);
        return malformed(words);
    }

    /** Returns what is wrong with a body that the codec could not read. */
    static Problem ofBody(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ ->
                malformed("The size of a chunk, with its extensions, is too long a line.");
            case TooLongHttpHeaderException _ -> headersTooLarge();
            case BoundedHeaders.TooMany _ -> tooManyHeaders();
            case NumberFormatException _ -> malformed("The size of a chunk is not a hexadecimal number.");
            default -> malformed("The chunks of the body are not valid: " + cause.getMessage());
        };
    }

    private static Problem ofHead(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ -> Problem.ofRequest(ProblemType.URI_TOO_LONG,
                    "The request line is too long; the path is /upload or /upload/{topic}.");
            case TooLongHttpHeaderException _ -> headersTooLarge();
            case BoundedHeaders.TooMany _ -> tooManyHeaders();
            case ContentLengthNotAllowedException _ -> malformed("Send Content-Length or Transfer-Encoding, not both.");
            default -> String.valueOf(cause.getMessage()).startsWith("Multiple Content-Length")
                    ? malformed("Content-Length is given more than once.")
                    : malformed("The request is not valid HTTP/1.1: " + cause.getMessage());
        };
    }

    private static @Nullable String faultyPart(HttpRequest request) {
        var version = request.protocolVersion();
        if (version.majorVersion() != 1) {
            return "Only HTTP/1.1 and HTTP/1.0 are spoken here.";
        }
        var headers = request.headers();
        var codings = headers.get(HttpHeaderNames.TRANSFER_ENCODING);
        if (codings != null && (!HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings)
                || headers.getAll(HttpHeaderNames.TRANSFER_ENCODING).size() > 1)) {
            return "Transfer-Encoding must be chunked, once, or left out; a compressed body is told by Content-Encoding.";
        }
        var host = headers.get(HttpHeaderNames.HOST);
        if (host == null ? !version.equals(HttpVersion.HTTP_1_0) : headers.getAll(HttpHeaderNames.HOST).size() > 1) {
            return "An HTTP/1.1 request has one Host header.";
        }
        if (host != null && !HOST.matcher(host).matches()) {
            return "The Host header is not a host.";
        }
        return isTarget(request.uri()) ? null : "The request's target is not a path.";
    }

    private static boolean isTarget(String target) {
        if (target.startsWith("/") || target.equals("*")) {
            return true;
        }
        try {
            var uri = new URI(target);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Problem headersTooLarge() {
        return Problem.ofRequest(ProblemType.HEADERS_TOO_LARGE,
                "The request's headers are larger than server.max-http-request-header-size.");
    }

    private static Problem tooManyHeaders() {
        return Problem.ofRequest(ProblemType.HEADERS_TOO_LARGE,
                "The request has more than " + BoundedHeaders.MOST + " headers.");
    }

    private static Problem malformed(String detail) {
        return Problem.ofRequest(ProblemType.MALFORMED_REQUEST, detail);
    }
}
