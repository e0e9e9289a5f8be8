package dev.sujip.ingest.http;

import dev.sujip.ingest.admission.Room;
import dev.sujip.ingest.problem.Problem;
import dev.sujip.ingest.problem.ProblemException;
import dev.sujip.ingest.problem.ProblemType;
import io.netty.handler.codec.http.HttpHeaderNames;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/** Gathers a body into one array, never holds more of it than the limit, and takes room for what it holds as it comes. */
final class BodyReader {

    private final int maxBytes;

    BodyReader(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Returns the body, of length 0 where there is none, or a {@link ProblemException} where it is too large or finds no room. */
    Mono<byte[]> read(HttpServerRequest request, Room room) {
        var declared = request.requestHeaders().get(HttpHeaderNames.CONTENT_LENGTH);
        long length = declared == null ? 0 : Long.parseLong(declared);
        if (length > maxBytes) {
            // Before anything is read, so that a client which waits for "100 Continue" never sends it.
            return Mono.error(tooLarge(maxBytes));
        }
        return Mono.create(
                whole -> request.receiveObject().subscribe(new ReceivedBody((int) length, maxBytes, room, whole)));
    }

    static ProblemException tooLarge(int maxBytes) {
        return new ProblemException(Problem.ofRequest(ProblemType.BODY_TOO_LARGE,
                "The body is larger than " + maxBytes + " bytes; send it in parts."));
    }
}
