package dev.sujip.ingest.publish;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * The one producer of the process: opened when Kafka's hosts have addresses, and replaced when it is broken. It never blocks a sender,
 * which means that it can only send to a topic whose partitions it knows already; {@link #warm} sees to that. All methods but
 * {@link #get} are called by one thread at a time.
 */
final class SharedProducer implements Supplier<RecordSender>, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SharedProducer.class);
    private static final RecordSender NOT_OPEN = (_, _) -> {
        throw new TimeoutException("no host of bootstrap.servers is known yet");
    };

    private final Supplier<Producer<byte[], byte[]>> factory;
    private final ProducerMetrics metrics;
    private final Duration closeTimeout;
    private final ReplacementPace pace = new ReplacementPace();
    private volatile @Nullable ProducerLife life;
    private boolean abandoned;
    private boolean closed;

    /**
     * @param factory      makes a producer whose {@code max.block.ms} is 0
     * @param closeTimeout how long {@link #close()} waits for acknowledgements
     */
    SharedProducer(Supplier<Producer<byte[], byte[]>> factory, ProducerMetrics metrics, Duration closeTimeout) {
        this.factory = factory;
        this.metrics = metrics;
        this.closeTimeout = closeTimeout;
    }

    /** Returns what takes records at the moment. It may refuse them all, but later calls return one that will not. */
    @Override
    public RecordSender get() {
        var current = life;
        return current == null ? NOT_OPEN : current;
    }

    /**
     * Asks Kafka for the topic's partitions, without waiting for the answer: what is asked for now is known at a later call. The producer
     * forgets a topic that nobody asked for in {@code metadata.max.idle.ms} (five minutes), and all of them when it has lost every broker,
     * so this is to be called often; it costs nothing where the topic is known.
     *
     * @return what is known of the topic now
     * @throws KafkaException if the producer's configuration is wrong
     */
    synchronized Warmth warm(String topic) {
        if (closed) {
            return Warmth.cold(new IllegalStateException("closed"));
        }
        ProducerLife open;
        try {
            open = opened();
        } catch (UnknownHosts e) {
            return Warmth.cold(e);
        }
        var fault = open.fault();
        if (fault != null) {
            return Warmth.cold(fault);
        }
        try {
            return Warmth.warm(open.partitionsOf(topic));
        } catch (KafkaException e) {
            open.heed(e);
            return Warmth.cold(e);
        }
    }

    /**
     * Hears that Kafka denies all topics. It then denies the producer its id as well, for which the client asks again at once and without
     * end (4,000 times a second were counted), so it is better off closed for a while.
     */
    synchronized void heedDenial() {
        get().heed(new ClusterAuthorizationException("no right to any of the topics"));
    }

    /**
     * Puts a new producer in the place of a broken one, where it is time to. What the broken one still holds comes to an end, which its
     * callbacks are told.
     *
     * @return whether there is a new one now, which knows no topic yet
     * @throws KafkaException if the producer's configuration is wrong
     */
    synchronized boolean replaceWhereBroken() {
        var broken = life;
        var fault = broken == null ? null : broken.fault();
        if (broken == null || fault == null || closed) {
            return false;
        }
        if (!abandoned) {
            abandoned = true;
            broken.abandon();
            pace.ended(broken.openedNanos());
            log.warn("producer=broken replaced_in_ms={} {}", pace.pauseMillis(), Warmth.reason(fault));
        }
        if (!pace.due()) {
            return false;
        }
        life = null;
        abandoned = false;
        metrics.replaced();
        return true;
    }

    /** Waits for what was sent to be acknowledged, no longer than the close time-out; whatever is sent later is refused. */
    @Override
    public synchronized void close() {
        closed = true;
        var open = life;
        if (open != null) {
            metrics.unbind();
            open.close(closeTimeout);
        }
    }

    /** Kafka's constructor throws where no bootstrap host has an address, as in a cluster whose brokers have not come up. */
    private ProducerLife opened() throws UnknownHosts {
        var open = life;
        if (open != null) {
            return open;
        }
        try {
            open = new ProducerLife(factory.get());
        } catch (KafkaException e) {
            var cause = e.getCause();
            if (cause instanceof ConfigException
                    && String.valueOf(cause.getMessage()).startsWith("No resolvable bootstrap")) {
                throw new UnknownHosts(String.valueOf(cause.getMessage()), e);
            }
            throw e;
        }
        life = open;
        metrics.bind(open.producer());
        return open;
    }

    /** None of the bootstrap hosts has an address yet. */
    private static final class UnknownHosts extends Exception {

        private static final long serialVersionUID = 1L;

        UnknownHosts(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
