package dev.sujip.ingest.http;

import dev.sujip.ingest.decode.BodyDecoder;
import dev.sujip.ingest.decode.BodyFormat;
import dev.sujip.ingest.decode.DecodeException;
import dev.sujip.ingest.decode.RecordSlices;
import dev.sujip.ingest.problem.Problem;
import dev.sujip.ingest.problem.ProblemException;
import dev.sujip.ingest.problem.UploadFailure;
import dev.sujip.ingest.publish.RecordOutcome;
import dev.sujip.ingest.publish.RecordPublisher;
import dev.sujip.ingest.publish.Upload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

import java.util.List;

/** Takes an upload from its first header to its receipts. */
final class UploadHandler {

    private static final Logger log = LoggerFactory.getLogger(UploadHandler.class);

    private final String topic;
    private final BodyReader reader;
    private final BodyDecoder decoder;
    private final RecordPublisher publisher;
    private final Responses responses;

    UploadHandler(String topic, BodyReader reader, BodyDecoder decoder, RecordPublisher publisher,
            Responses responses) {
        this.topic = topic;
        this.reader = reader;
        this.decoder = decoder;
        this.publisher = publisher;
        this.responses = responses;
    }

    /** Refuses what it can before the body is read, and everything else before the first record is sent. */
    Mono<ServerResponse> upload(ServerRequest request) {
        long receivedAt = System.currentTimeMillis();
        return Mono.defer(() -> {
            var headers = request.headers().asHttpHeaders();
            var format = RequestFormat.of(headers);
            var key = RequestHeaders.recordKey(headers);
            var traceContext = RequestHeaders.traceContext(headers);
            return reader.read(request)
                    .map(body -> decode(format, body))
                    .flatMap(records -> publish(new Upload(topic, records, key, traceContext, receivedAt)));
        }).flatMap(this::answer).onErrorResume(this::refuse);
    }

    private RecordSlices decode(BodyFormat format, byte[] body) {
        try {
            return decoder.decode(format, body);
        } catch (DecodeException e) {
            throw new ProblemException(Problem.of(e));
        }
    }

    /** A client that goes away cancels its wait, never its records: they may be in Kafka already. */
    private Mono<List<RecordOutcome>> publish(Upload upload) {
        return Mono.fromFuture(publisher.publish(upload), true);
    }

    private Mono<ServerResponse> answer(List<RecordOutcome> records) {
        var failure = UploadFailure.of(records);
        return failure == null ? responses.receipts(records) : responses.problem(failure);
    }

    /** Whatever is thrown is thrown before the first record is sent, since a publisher's future never fails. */
    private Mono<ServerResponse> refuse(Throwable cause) {
        if (cause instanceof ProblemException e) {
            return responses.problem(e.problem());
        }
        if (cause instanceof AbortedException || AbortedException.isConnectionReset(cause)) {
            log.debug("upload=abandoned");
        } else {
            log.error("upload=failed", cause);
        }
        return responses.problem(Problem.beforeSending());
    }
}
