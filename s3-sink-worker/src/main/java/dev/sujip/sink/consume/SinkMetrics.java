package dev.sujip.sink.consume;

import dev.sujip.sink.batch.SealedBatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.concurrent.atomic.AtomicLong;

/** What the worker counts. */
final class SinkMetrics {

    private final Counter records;
    private final Counter objects;
    private final Counter bytes;
    private final Counter adoptions;
    private final Counter storeFailures;
    private final Counter lost;
    private final AtomicLong buffered;

    SinkMetrics(MeterRegistry registry, String topic) {
        this.records = registry.counter("sujip.sink.records.stored", "topic", topic);
        this.objects = registry.counter("sujip.sink.objects.stored", "topic", topic);
        this.bytes = registry.counter("sujip.sink.bytes.stored", "topic", topic);
        this.adoptions = registry.counter("sujip.sink.adoptions", "topic", topic);
        this.storeFailures = registry.counter("sujip.sink.store.failures", "topic", topic);
        this.lost = registry.counter("sujip.sink.offsets.lost", "topic", topic);
        this.buffered = registry.gauge("sujip.sink.buffered.bytes", new AtomicLong());
    }

    void stored(SealedBatch batch) {
        records.increment(batch.count());
        objects.increment();
        bytes.increment(batch.bytes().length);
    }

    void adopted() {
        adoptions.increment();
    }

    /** Safe for use by any thread. */
    void lost(long offsets) {
        lost.increment((double) offsets);
    }

    void storeFailed() {
        storeFailures.increment();
    }

    void buffered(long total) {
        buffered.set(total);
    }
}
