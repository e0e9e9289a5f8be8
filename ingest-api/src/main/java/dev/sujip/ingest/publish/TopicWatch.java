package dev.sujip.ingest.publish;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.TimeUnit;

/** Keeps the partitions of one topic known, at a pace of its own, and logs when that changes. */
final class TopicWatch {

    private static final Logger log = LoggerFactory.getLogger(TopicWatch.class);
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(25);
    /** A longer one would save Kafka little: each request for the topic asks for it as well. */
    private static final long LAST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final SharedProducer producer;
    private final String topic;
    private long pauseNanos = FIRST_PAUSE_NANOS;
    private long dueNanos = System.nanoTime();
    private boolean known;
    private boolean denied;
    private boolean reported;

    TopicWatch(SharedProducer producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    /** Returns whether the topic was known when it was last looked at. */
    boolean known() {
        return known;
    }

    /** Returns whether this service had no right to the topic when it was last looked at. */
    boolean denied() {
        return denied;
    }

    /** Makes the next look due, since the producer is another one. */
    void hurry() {
        dueNanos = System.nanoTime();
        denied = false;
    }

    /**
     * Looks at the topic where it is time to.
     *
     * @throws org.apache.kafka.common.KafkaException if the producer's configuration is wrong
     */
    void tick() {
        long now = System.nanoTime();
        if (now - dueNanos < 0) {
            return;
        }
        var warmth = producer.warm(topic);
        denied = warmth.denied();
        pauseNanos = known == warmth.known() ? Math.min(2 * pauseNanos, LAST_PAUSE_NANOS) : FIRST_PAUSE_NANOS;
        dueNanos = now + pauseNanos;
        if (known != warmth.known() || !reported) {
            report(warmth);
        }
    }

    /** One line for each change, since asking goes on while Kafka is away. */
    private void report(Warmth warmth) {
        known = warmth.known();
        reported = true;
        log.info("kafka={} topic={} {}", known ? "reachable" : "away", topic, warmth.detail());
    }
}
