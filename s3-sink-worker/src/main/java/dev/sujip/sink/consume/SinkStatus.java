package dev.sujip.sink.consume;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How the worker is, for those who ask from outside. Safe for use by any thread. */
public final class SinkStatus {

    private final LongSupplier nanoTime;
    private volatile long turnedAt;
    private volatile boolean running;
    private volatile @Nullable Duration heartbeatAgo;
    private volatile @Nullable Failing failing;

    /** @param nanoTime a clock like {@link System#nanoTime} */
    public SinkStatus(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        turnedAt = nanoTime.getAsLong();
    }

    /**
     * What is wrong with the store.
     *
     * @param message of the latest failure
     * @param lasting how long no request has been answered
     */
    public record StoreTrouble(String message, Duration lasting) {}

    private record Failing(String message, long sinceNanos) {}

    /** How long the reading thread has been at the same turn; zero where it does not read yet, or has ended. */
    public Duration turnTakes() {
        return running ? Duration.ofNanos(nanoTime.getAsLong() - turnedAt) : Duration.ZERO;
    }

    /** How long ago the group's coordinator last answered this member; null where the worker is no member. */
    public @Nullable Duration heartbeatAgo() {
        return heartbeatAgo;
    }

    /** What is wrong with the store, null where the latest request was answered. */
    public @Nullable StoreTrouble storeTrouble() {
        Failing now = failing;
        return now == null
                ? null
                : new StoreTrouble(now.message(), Duration.ofNanos(nanoTime.getAsLong() - now.sinceNanos()));
    }

    void turned() {
        turnedAt = nanoTime.getAsLong();
        running = true;
    }

    void ended() {
        running = false;
        heartbeatAgo = null;
    }

    void heartbeatAgo(@Nullable Duration ago) {
        heartbeatAgo = ago;
    }

    void storeAnswered() {
        if (failing != null) {
            failing = null;
        }
    }

    void storeFailed(String message) {
        Failing before = failing;
        failing = new Failing(message, before == null ? nanoTime.getAsLong() : before.sinceNanos());
    }
}
