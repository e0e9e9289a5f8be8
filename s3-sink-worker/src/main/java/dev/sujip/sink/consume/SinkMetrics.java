package dev.sujip.sink.consume;

import dev.sujip.sink.batch.SealedBatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What the worker counts and times. Safe for use by any thread. */
final class SinkMetrics {

    /** From a store next door to one that is about to be given up. */
    private static final Duration[] REQUEST_BUCKETS = {Duration.ofMillis(5), Duration.ofMillis(10),
            Duration.ofMillis(25),
            Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500),
            Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10),
            Duration.ofSeconds(30)};
    /** From the smallest age that a batch may sensibly have to a day behind. */
    private static final Duration[] TIME_TO_OBJECT_BUCKETS = {Duration.ofSeconds(1), Duration.ofSeconds(5),
            Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(2),
            Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(6),
            Duration.ofHours(24)};

    private final MeterRegistry registry;
    private final String topic;
    private final Counter records;
    private final Counter objects;
    private final Counter bytes;
    private final Counter adoptions;
    private final Counter lost;
    private final Timer timeToObject;
    private final AtomicLong buffered;

    SinkMetrics(MeterRegistry registry, String topic) {
        this.registry = registry;
        this.topic = topic;
        this.records = registry.counter("sujip.sink.records.stored", "topic", topic);
        this.objects = registry.counter("sujip.sink.objects.stored", "topic", topic);
        this.bytes = registry.counter("sujip.sink.bytes.stored", "topic", topic);
        this.adoptions = registry.counter("sujip.sink.adoptions", "topic", topic);
        this.lost = registry.counter("sujip.sink.offsets.lost", "topic", topic);
        this.timeToObject = Timer.builder("sujip.sink.time.to.object")
                .description("From the timestamp of an object's first record until the object is stored")
                .tag("topic", topic)
                .serviceLevelObjectives(TIME_TO_OBJECT_BUCKETS)
                .register(registry);
        this.buffered = registry.gauge("sujip.sink.buffered.bytes", new AtomicLong());
    }

    void stored(SealedBatch batch) {
        records.increment(batch.count());
        objects.increment();
        bytes.increment((double) batch.bytes().length());
        // A record's timestamp is what somebody wrote there; one from the future took no time.
        timeToObject.record(Math.max(0, System.currentTimeMillis() - batch.firstTimestamp()), TimeUnit.MILLISECONDS);
    }

    void adopted() {
        adoptions.increment();
    }

    void lost(long offsets) {
        lost.increment((double) offsets);
    }

    /**
     * Counts a request to the store.
     *
     * @param operation {@code put} or {@code look}
     * @param outcome what came of it, one of a few words
     */
    void requested(String operation, String outcome, long nanos) {
        Timer.builder("sujip.sink.store.requests")
                .description("Requests to the store, by what came of them")
                .tags("topic", topic, "operation", operation, "outcome", outcome)
                .serviceLevelObjectives(REQUEST_BUCKETS)
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    void buffered(long total) {
        buffered.set(total);
    }
}
