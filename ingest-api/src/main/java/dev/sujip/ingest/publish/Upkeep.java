package dev.sujip.ingest.publish;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The one background thread: keeps a producer that works and knows its topics, and ends uploads whose time is up. */
final class Upkeep implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration TICK = Duration.ofMillis(100);

    private final SharedProducer producer;
    private final KafkaRecordPublisher publisher;
    private final List<TopicWatch> topics;
    private final ScheduledExecutorService executor = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("ingest-upkeep").daemon().factory());

    /** @param topics whose partitions are to be known */
    Upkeep(SharedProducer producer, KafkaRecordPublisher publisher, Collection<String> topics) {
        this.producer = producer;
        this.publisher = publisher;
        this.topics = topics.stream().map(topic -> new TopicWatch(producer, topic)).toList();
    }

    /**
     * Starts the thread. Where Kafka is there, its topics are known on return, so that the first request does not meet a cold producer;
     * where it is not, or a topic is missing, this returns after {@code patience} all the same.
     *
     * @throws org.apache.kafka.common.KafkaException if the producer's configuration is wrong
     */
    void start(Duration patience) throws InterruptedException {
        long giveUpAt = System.nanoTime() + patience.toNanos();
        topics.forEach(TopicWatch::tick);
        while (!topics.stream().allMatch(TopicWatch::known) && System.nanoTime() - giveUpAt < 0) {
            Thread.sleep(TICK.dividedBy(4));
            topics.forEach(TopicWatch::tick);
        }
        var _ = executor.scheduleWithFixedDelay(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        executor.shutdown();
    }

    private void tick() {
        try {
            publisher.expire();
            if (producer.replaceWhereBroken()) {
                topics.forEach(TopicWatch::hurry);
            }
            topics.forEach(TopicWatch::tick);
            if (topics.stream().allMatch(TopicWatch::denied)) {
                producer.heedDenial();
            }
        } catch (RuntimeException e) {
            // An executor would silently end the schedule.
            log.error("upkeep=failed", e);
        }
    }
}
