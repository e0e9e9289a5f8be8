package dev.sujip.ingest.publish;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * The one producer of the process's life. It never blocks a sender, which means that it can only send to a topic whose partitions it
 * knows already; {@link #warm()} sees to that.
 */
final class SharedProducer implements RecordSender, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SharedProducer.class);

    private final Supplier<Producer<byte[], byte[]>> factory;
    private final String topic;
    private final Duration closeTimeout;
    private volatile @Nullable Producer<byte[], byte[]> producer;
    private @Nullable Boolean reachable;

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
     * @return whether the partitions are known
     * @throws KafkaException if the producer's configuration is wrong
     */
    boolean warm() {
        try {
            var partitions = opened().partitionsFor(topic);
            report(true, "partitions=" + partitions.size());
            return true;
        } catch (UnknownHosts | TimeoutException e) {
            report(false, "reason=\"" + e.getMessage() + '"');
            return false;
        }
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

    private void report(boolean nowReachable, String more) {
        if (reachable == null || reachable != nowReachable) {
            reachable = nowReachable;
            log.info("kafka={} topic={} {}", nowReachable ? "reachable" : "away", topic, more);
        }
    }

    /** None of the bootstrap hosts has an address yet. */
    private static final class UnknownHosts extends Exception {

        private static final long serialVersionUID = 1L;

        UnknownHosts(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
