package dev.sujip.ingest.publish;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * One producer from its opening until it is closed or turns out to be broken. Some errors an idempotent producer never leaves behind:
 * whatever is sent afterwards fails, so another one has to take its place.
 */
final class ProducerLife implements RecordSender {

    private final Producer<byte[], byte[]> producer;
    private final long openedNanos = System.nanoTime();
    private volatile @Nullable RuntimeException refusal;
    private volatile boolean closing;

    ProducerLife(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Sends where it can. What a producer refuses for the moment it tells the callback; what it throws says that it is broken or closed.
     * It looks at its own state only after it has put the record into its buffer, so that a broken producer throws and tells the callback
     * as well, later, and in between may even have sent the record; only a closed one is sure not to have taken it over.
     */
    @Override
    public void send(ProducerRecord<byte[], byte[]> message, Callback callback) {
        var known = refusal;
        if (known != null) {
            throw known;
        }
        try {
            var _ = producer.send(message, callback);
        } catch (RuntimeException e) {
            breakBy(e);
            if (closing) {
                throw e;
            }
        }
    }

    @Override
    public void heed(Exception failure) {
        if (FailureClassifier.endsProducer(failure)) {
            breakBy(failure);
        }
    }

    /**
     * Returns the number of the topic's partitions, and asks Kafka where it is not known.
     *
     * @throws org.apache.kafka.common.KafkaException where it is not known yet, or Kafka says that the topic is not to be had
     */
    int partitionsOf(String topic) {
        return producer.partitionsFor(topic).size();
    }

    Producer<byte[], byte[]> producer() {
        return producer;
    }

    long openedNanos() {
        return openedNanos;
    }

    /** Returns what broke it, or null. */
    @Nullable
    RuntimeException fault() {
        return refusal;
    }

    /** Waits for what was sent to be acknowledged, no longer than {@code patience}; whatever is sent from now on is refused. */
    void close(Duration patience) {
        closing = true;
        producer.close(patience);
    }

    /** Closes without waiting for anything, nor for the closing: a producer's thread may be held up by a broker that is silent. */
    void abandon() {
        closing = true;
        Thread.ofPlatform().daemon().name("ingest-producer-end").start(() -> producer.close(Duration.ZERO));
    }

    private void breakBy(Exception thrown) {
        if (refusal == null) {
            var cause = thrown.getCause() instanceof ApiException verdict ? verdict : thrown;
            refusal = switch (cause) {
                case AuthenticationException verdict -> verdict;
                case AuthorizationException verdict -> verdict;
                default -> new IllegalStateException("the producer is broken: " + cause.getMessage(), cause);
            };
        }
    }
}
