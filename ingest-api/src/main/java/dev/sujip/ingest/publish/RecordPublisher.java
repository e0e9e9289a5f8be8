package dev.sujip.ingest.publish;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Hands records to Kafka. */
@FunctionalInterface
public interface RecordPublisher {

    /**
     * Sends every record of {@code upload} and returns at once: it never blocks and never throws, so an event loop may call it.
     *
     * @return a future of one outcome a record, in order. It always completes normally and within the acknowledgement time-out, on any
     *         thread; cancelling it does not take records back
     */
    CompletableFuture<List<RecordOutcome>> publish(Upload upload);
}
