package dev.sujip.ingest.http;

import dev.sujip.ingest.admission.InFlight;
import dev.sujip.ingest.problem.Problem;
import dev.sujip.ingest.problem.ProblemException;
import dev.sujip.ingest.problem.UploadFailure;
import dev.sujip.ingest.publish.RecordOutcome;
import dev.sujip.ingest.publish.RecordPublisher;
import dev.sujip.ingest.publish.Upload;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Takes an upload from its first header to its receipts, one step of the data's way after the other. */
final class UploadHandler {

    private static final Logger log = LoggerFactory.getLogger(UploadHandler.class);

    private final Gate gate;
    private final RequestHeaders headers;
    private final InFlight inFlight;
    private final BodyReader reader;
    private final RequestDecoder decoder;
    private final RecordPublisher publisher;
    private final Answers answers;

    UploadHandler(Gate gate, RequestHeaders headers, InFlight inFlight, BodyReader reader, RequestDecoder decoder,
            RecordPublisher publisher,
            Answers answers) {
        this.gate = gate;
        this.headers = headers;
        this.inFlight = inFlight;
        this.reader = reader;
        this.decoder = decoder;
        this.publisher = publisher;
        this.answers = answers;
    }

    /**
     * Refuses what it can before the body is read, and everything else before the first record is sent.
     *
     * @param topic as the path has it, null for the default topic
     */
    Mono<Answer> upload(HttpServerRequest request, @Nullable String topic, RequestLog.Entry entry) {
        long receivedAt = System.currentTimeMillis();
        return gate.admit(request, topic, entry).flatMap(allowed -> {
            var description = headers.describe(request.requestHeaders());
            var room = inFlight.open();
            return reader.read(request, room)
                    .flatMap(body -> {
                        entry.received(body);
                        var records = decoder.decode(description, body, room);
                        entry.decoded(records);
                        return publish(new Upload(allowed, records, description.key(), description.headers(),
                                receivedAt, room.handOver()), description.preferences(), EventLoop.of(request));
                    })
                    .doOnError(_ -> room.abandon())
                    .doOnCancel(room::abandon);
        });
    }

    /** Answers on the connection's own thread: the one that brings acknowledgements is the producer's, which has better things to do. */
    private Mono<Answer> publish(Upload upload, Preferences preferences, Executor eventLoop) {
        var outcomes = publisher.publish(upload);
        if (preferences.respondAsync() && !isRefused(outcomes)) {
            return Mono.just(answers.accepted(upload.records().count(), preferences));
        }
        // A client that goes away cancels its wait, never its records: they may be in Kafka already.
        return Mono.fromFuture(outcomes.thenApplyAsync(records -> answer(records, preferences), eventLoop), true)
                .onErrorMap(UploadHandler::afterSending);
    }

    /** What the producer refuses at once is told at once, also to those who do not wait. */
    private static boolean isRefused(CompletableFuture<List<RecordOutcome>> outcomes) {
        return outcomes.isDone() && UploadFailure.of(outcomes.join()) != null;
    }

    /** The records have been sent, whatever went wrong with the answer. */
    private static ProblemException afterSending(Throwable cause) {
        log.error("answer=failed", cause);
        return new ProblemException(Problem.afterSending());
    }

    private Answer answer(List<RecordOutcome> records, Preferences preferences) {
        var failure = UploadFailure.of(records);
        return failure == null ? answers.written(records, preferences) : answers.problem(failure);
    }
}
