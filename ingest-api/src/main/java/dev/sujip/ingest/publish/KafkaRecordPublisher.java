package dev.sujip.ingest.publish;

import dev.sujip.ingest.publish.RecordOutcome.Failed;
import org.apache.kafka.clients.producer.ProducerRecord;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Sends the records of an upload one by one and gathers their acknowledgements. */
final class KafkaRecordPublisher implements RecordPublisher {

    private final Supplier<? extends RecordSender> senders;
    private final OutcomeMetrics metrics;
    private final long timeoutNanos;
    private final FailureLog log = new FailureLog();
    private final Queue<PendingUpload> pending = new ConcurrentLinkedQueue<>();

    /** @param senders gives whatever sends at the moment, which then takes all records of one upload */
    KafkaRecordPublisher(Supplier<? extends RecordSender> senders, OutcomeMetrics metrics,
            Duration acknowledgementTimeout) {
        this.senders = senders;
        this.metrics = metrics;
        timeoutNanos = acknowledgementTimeout.toNanos();
    }

    @Override
    public CompletableFuture<List<RecordOutcome>> publish(Upload upload) {
        var gathered = new PendingUpload(upload, senders.get(), metrics.of(upload.topic()), System.nanoTime());
        send(upload, gathered);
        if (!gathered.isGone()) {
            pending.add(gathered);
        }
        return gathered.result();
    }

    /**
     * Completes the uploads whose time is up; to be called every so often by one thread. The producer's own time-out comes first as a
     * rule, but its thread does not look at it while it waits for a broker that has gone silent.
     */
    void expire() {
        expireAt(System.nanoTime());
    }

    void expireAt(long now) {
        pending.removeIf(upload -> upload.expire(now, timeoutNanos));
    }

    /** What stops one record stops the next, and each one written after it would be one more to sort out by hand. */
    private void send(Upload upload, PendingUpload gathered) {
        var records = upload.records();
        var headers = new WireHeaders(upload);
        Failed refusal = null;
        for (int i = 0; i < records.count() && refusal == null; i++) {
            var message = new ProducerRecord<byte[], byte[]>(upload.topic(), null, upload.receivedAt(),
                    upload.keyOf(i), records.value(i), headers.next());
            refusal = new Attempt(gathered, i, log).send(message);
            if (refusal != null) {
                gathered.refuseFrom(i, refusal);
            }
        }
    }
}
