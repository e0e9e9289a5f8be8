package dev.sujip.ingest.publish;

import dev.sujip.ingest.publish.SharedProducer.Warmth;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The one background thread: keeps the producer's knowledge of the topic warm, and ends uploads whose time is up. */
final class Upkeep implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration WARM_FOR = Duration.ofMinutes(1);

    private final SharedProducer producer;
    private final KafkaRecordPublisher publisher;
    private final ScheduledExecutorService executor = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("ingest-upkeep").daemon().factory());
    private long warmAgainAt = System.nanoTime();
    private @Nullable Boolean known;

    Upkeep(SharedProducer producer, KafkaRecordPublisher publisher) {
        this.producer = producer;
        this.publisher = publisher;
    }

    /**
     * Starts the thread. Where Kafka is there, its topic is known on return, so that the first request does not meet a cold producer;
     * where it is not, this returns after {@code patience} all the same.
     *
     * @throws org.apache.kafka.common.KafkaException if the producer's configuration is wrong
     */
    void start(Duration patience) throws InterruptedException {
        long giveUpAt = System.nanoTime() + patience.toNanos();
        var warmth = producer.warm();
        while (!warmth.known() && System.nanoTime() - giveUpAt < 0) {
            Thread.sleep(TICK.dividedBy(4));
            warmth = producer.warm();
        }
        report(warmth);
        var _ = executor.scheduleWithFixedDelay(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private void tick() {
        try {
            publisher.expire();
            long now = System.nanoTime();
            if (now - warmAgainAt >= 0) {
                var warmth = producer.warm();
                report(warmth);
                warmAgainAt = now + (warmth.known() ? WARM_FOR.toNanos() : 0);
            }
        } catch (RuntimeException e) {
            // An executor would silently end the schedule.
            log.error("upkeep=failed", e);
        }
    }

    /** One line for each change, since asking goes on ten times a second while Kafka is away. */
    private void report(Warmth warmth) {
        if (known == null || known != warmth.known()) {
            known = warmth.known();
            log.info("kafka={} topic={} {}", known ? "reachable" : "away", producer.topic(), warmth.detail());
        }
    }
}
