package dev.sujip.ingest.publish;

import java.util.concurrent.TimeUnit;

/** How long to wait between a broken producer and the next: longer each time that one breaks soon after it was opened. */
final class ReplacementPace {

    private static final long SHORTEST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 10_000;
    private static final long LONG_LIFE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private long pauseMillis = SHORTEST_MILLIS / 2;
    private long dueNanos;

    /** Notes that a producer is broken now. */
    void ended(long openedNanos) {
        long now = System.nanoTime();
        boolean livedLong = now - openedNanos > LONG_LIFE_NANOS;
        pauseMillis = livedLong ? SHORTEST_MILLIS : Math.min(2 * pauseMillis, LONGEST_MILLIS);
        dueNanos = now + TimeUnit.MILLISECONDS.toNanos(pauseMillis);
    }

    /** Returns whether it is time for the next producer. */
    boolean due() {
        return System.nanoTime() - dueNanos >= 0;
    }

    long pauseMillis() {
        return pauseMillis;
    }
}
