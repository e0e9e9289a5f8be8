package dev.sujip.ingest.publish;

import dev.sujip.ingest.publish.RecordOutcome.Failed;
import dev.sujip.ingest.publish.RecordOutcome.Written;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** One record on its way. What the producer says on the caller's thread, before it returns, is a refusal to take it over. */
final class Attempt implements Callback {

    private final PendingUpload upload;
    private final int index;
    private final FailureLog log;
    private final Thread caller = Thread.currentThread();
    private @Nullable Failed refusal;

    Attempt(PendingUpload upload, int index, FailureLog log) {
        this.upload = upload;
        this.index = index;
        this.log = log;
    }

    /** Returns the outcome where the record was refused, which is then still to be settled; null where it was taken over. */
    @Nullable
    Failed send(ProducerRecord<byte[], byte[]> message) {
        try {
            upload.sender().send(message, this);
        } catch (RuntimeException e) {
            refuse(e);
        }
        return refusal;
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception cause) {
        if (cause == null && metadata != null) {
            upload.settle(index, new Written(upload.topic(), metadata.partition(), metadata.offset()));
            return;
        }
        var failure = cause == null ? new IllegalStateException("neither metadata nor an exception") : cause;
        if (Thread.currentThread().equals(caller)) {
            refuse(failure);
        } else {
            upload.settle(index, logged(FailureClassifier.failed(failure), failure));
            upload.sender().heed(failure);
        }
    }

    private void refuse(Exception cause) {
        refusal = logged(FailureClassifier.refused(cause), cause);
        upload.sender().heed(cause);
    }

    private Failed logged(Failed outcome, Exception cause) {
        if (outcome.reason() == FailureReason.FAILED) {
            log.note(upload.topic(), cause);
        }
        return outcome;
    }
}
