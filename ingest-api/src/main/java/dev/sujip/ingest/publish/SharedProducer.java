package dev.sujip.ingest.publish;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * The one producer of the process's life. It never blocks a sender, which means that it can only send to a topic whose partitions it
 * knows already; {@link #warm()} sees to that.
 */
final class SharedProducer implements RecordSender, AutoCloseable {

    private final Supplier<Producer<byte[], byte[]>> factory;
    private final String topic;
    private final Duration closeTimeout;
    private volatile @Nullable Producer<byte[], byte[]> producer;

    /**
     * @param factory      makes a producer whose {@code max.block.ms} is 0
     * @param topic        whose partitions are to be known
     * @param closeTimeout how long {@link #close()} waits for acknowledgements
     */
    SharedProducer(Supplier<Producer<byte[], byte[]>> factory, String topic, Duration closeTimeout) {
        this.factory = factory;
        this.topic = topic;
        this.closeTimeout = closeTimeout;
    }

    @Override
    public void send(ProducerRecord<byte[], byte[]> message, Callback callback) {
        var open = producer;
        if (open == null) {
            throw new TimeoutException("no host of bootstrap.servers is known yet");
        }
        var _ = open.send(message, callback);
    }

    /**
     * Asks Kafka for the topic's partitions, without waiting for the answer: what is asked for now is known at a later call. The producer
     * forgets a topic that nobody asked for in {@code metadata.max.idle.ms} (five minutes), so this is to be called more often than that,
     * by one thread.
     *
     * @return what is known of the topic now
     * @throws KafkaException if the producer's configuration is wrong
     */
    Warmth warm() {
        try {
            return new Warmth(true, "partitions=" + opened().partitionsFor(topic).size());
        } catch (UnknownHosts | TimeoutException e) {
            return new Warmth(false, "reason=\"" + e.getMessage() + '"');
        }
    }

    /** Returns the topic whose partitions are kept known. */
    String topic() {
        return topic;
    }

    /** Waits for what was sent to be acknowledged, no longer than the close time-out; whatever is sent later is refused. */
    @Override
    public void close() {
        var open = producer;
        if (open != null) {
            open.close(closeTimeout);
        }
    }

    /** Kafka's constructor throws where no bootstrap host has an address, as in a cluster whose brokers have not come up. */
    private Producer<byte[], byte[]> opened() throws UnknownHosts {
        var open = producer;
        if (open != null) {
            return open;
        }
        try {
            open = factory.get();
        } catch (KafkaException e) {
            var cause = e.getCause();
            if (cause instanceof ConfigException
                    && String.valueOf(cause.getMessage()).startsWith("No resolvable bootstrap")) {
                throw new UnknownHosts(String.valueOf(cause.getMessage()), e);
            }
            throw e;
        }
        producer = open;
        return open;
    }

    /**
     * What the producer knows of its topic.
     *
     * @param known  whether records can be sent to it
     * @param detail more for the log, as {@code key=value}
     */
    record Warmth(
            boolean known,
            String detail) {}

    /** None of the bootstrap hosts has an address yet. */
    private static final class UnknownHosts extends Exception {

        private static final long serialVersionUID = 1L;

        UnknownHosts(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
