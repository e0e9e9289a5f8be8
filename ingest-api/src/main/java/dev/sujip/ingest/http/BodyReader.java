package dev.sujip.ingest.http;

import dev.sujip.ingest.problem.Problem;
import dev.sujip.ingest.problem.ProblemException;
import dev.sujip.ingest.problem.ProblemType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Gathers a body into one array, and never holds more of it than the limit. */
final class BodyReader {

    private static final byte[] EMPTY = new byte[0];

    private final int maxBytes;

    BodyReader(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Returns the body, of length 0 where there is none, or a {@link ProblemException} where it is larger than the limit. */
    Mono<byte[]> read(ServerRequest request) {
        if (request.headers().contentLength().orElse(0) > maxBytes) {
            // Before anything is read, so that a client which waits for "100 Continue" never sends it.
            return Mono.error(tooLarge());
        }
        return DataBufferUtils.join(request.exchange().getRequest().getBody(), maxBytes)
                .map(BodyReader::bytes)
                .onErrorMap(DataBufferLimitException.class, _ -> tooLarge())
                .defaultIfEmpty(EMPTY);
    }

    private static byte[] bytes(DataBuffer buffer) {
        try {
            byte[] bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            return bytes;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private ProblemException tooLarge() {
        return new ProblemException(
                Problem.ofRequest(ProblemType.BODY_TOO_LARGE,
                        "The body is larger than " + maxBytes + " bytes; send it in parts."));
    }
}
