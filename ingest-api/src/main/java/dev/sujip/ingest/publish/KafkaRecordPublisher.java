package dev.sujip.ingest.publish;

import dev.sujip.ingest.publish.RecordOutcome.Failed;
import dev.sujip.ingest.publish.RecordOutcome.Written;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Sends the records of an upload one by one and gathers their acknowledgements. */
final class KafkaRecordPublisher implements RecordPublisher {

    private static final Logger log = LoggerFactory.getLogger(KafkaRecordPublisher.class);

    private final RecordSender sender;
    private final OutcomeMetrics metrics;
    private final long timeoutNanos;
    private final Queue<PendingUpload> pending = new ConcurrentLinkedQueue<>();

    KafkaRecordPublisher(RecordSender sender, OutcomeMetrics metrics, Duration acknowledgementTimeout) {
        this.sender = sender;
        this.metrics = metrics;
        timeoutNanos = acknowledgementTimeout.toNanos();
    }

    @Override
    public CompletableFuture<List<RecordOutcome>> publish(Upload upload) {
        var records = upload.records();
        var headers = new WireHeaders(upload);
        var gathered = new PendingUpload(records.count(), System.nanoTime() + timeoutNanos);
        Failed refusal = null;
        for (int i = 0; i < records.count(); i++) {
            if (refusal == null) {
                var message = new ProducerRecord<byte[], byte[]>(upload.topic(), null, upload.receivedAt(),
                        upload.keyOf(i),
                        records.value(i), headers.next());
                refusal = new Attempt(upload.topic(), i, gathered).send(message);
            } else {
                // What stops one record stops the next, and each one written now would be one more to sort out by hand.
                settle(gathered, i, upload.topic(), refusal);
            }
        }
        if (!gathered.result().isDone()) {
            pending.add(gathered);
        }
        var _ = gathered.result().whenComplete((_, _) -> upload.whenGone().run());
        return gathered.result();
    }

    /**
     * Completes the uploads whose time is up; to be called every so often by one thread. The producer's own time-out comes first as a
     * rule, but its thread does not look at it while it waits for a broker that has gone silent.
     */
    void expire() {
        long now = System.nanoTime();
        pending.removeIf(upload -> upload.expire(now));
    }

    private void settle(PendingUpload gathered, int index, String topic, RecordOutcome outcome) {
        metrics.count(topic, outcome);
        gathered.settle(index, outcome);
    }

    /** One record on its way. What the producer says on the caller's thread, before it returns, is a refusal to take it over. */
    private final class Attempt implements Callback {

        private final String topic;
        private final int index;
        private final PendingUpload gathered;
        private final Thread caller = Thread.currentThread();
        private @Nullable Failed refusal;

        Attempt(String topic, int index, PendingUpload gathered) {
            this.topic = topic;
            this.index = index;
            this.gathered = gathered;
        }

        /** Returns the outcome where the record was refused, null where it was taken over. */
        @Nullable
        Failed send(ProducerRecord<byte[], byte[]> message) {
            try {
                sender.send(message, this);
            } catch (RuntimeException e) {
                onCompletion(null, e);
            }
            return refusal;
        }

        @Override
        public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception cause) {
            settle(gathered, index, topic, outcome(metadata, cause));
        }

        private RecordOutcome outcome(@Nullable RecordMetadata metadata, @Nullable Exception cause) {
            if (cause == null && metadata != null) {
                return new Written(topic, metadata.partition(), metadata.offset());
            }
            var failure = cause == null ? new IllegalStateException("neither metadata nor an exception") : cause;
            if (!Thread.currentThread().equals(caller)) {
                return logged(FailureClassifier.failed(failure), failure);
            }
            refusal = logged(FailureClassifier.refused(failure), failure);
            return refusal;
        }

        /** Only what no other signal explains: while Kafka is away a line a request would be a flood. */
        private Failed logged(Failed outcome, Exception cause) {
            if (outcome.reason() == FailureReason.FAILED && gathered.firstFailure()) {
                log.warn("publish=failed topic={}", topic, cause);
            }
            return outcome;
        }
    }
}
