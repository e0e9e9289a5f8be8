package dev.sujip.ingest.admission;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How fast what is sent to Kafka is settled, in bytes per second, over the last few seconds: taken or given up, since either makes room. Old
 * seconds count less and less, by half every two of them. Safe for use by many threads, cheap for those that add.
 */
public final class DrainRate {

    private static final double NANOS = 1e9;
    private static final double HALF_LIFE_SECONDS = 2;
    private static final double SHORTEST_SECONDS = 0.1;
    private static final long SAMPLE_NANOS = 500_000_000;

    private final LongSupplier nanoTime;
    private final AtomicLong unseen = new AtomicLong();
    private double bytesPerSecond;
    private volatile long seenAt;

    /** @param nanoTime a clock like {@link System#nanoTime} */
    public DrainRate(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        seenAt = nanoTime.getAsLong();
    }

    void add(long bytes) {
        unseen.addAndGet(bytes);
        if (nanoTime.getAsLong() - seenAt > SAMPLE_NANOS) {
            var _ = bytesPerSecond();
        }
    }

    /** Returns the rate now, 0 where nothing has been settled for long. */
    synchronized double bytesPerSecond() {
        long now = nanoTime.getAsLong();
        double seconds = (now - seenAt) / NANOS;
        if (seconds >= SHORTEST_SECONDS) {
            double kept = Math.pow(0.5, seconds / HALF_LIFE_SECONDS);
            bytesPerSecond = bytesPerSecond * kept + unseen.getAndSet(0) / seconds * (1 - kept);
            seenAt = now;
        }
        return bytesPerSecond;
    }
}
