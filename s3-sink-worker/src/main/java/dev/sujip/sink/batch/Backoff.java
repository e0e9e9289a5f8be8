package dev.sujip.sink.batch;

import java.time.Duration;

/**
 * How long to wait before a store request is sent again: twice as long after each failure in a row, up to a limit.
 *
 * @param first wait after the first failure
 * @param limit longest wait
 */
public record Backoff(Duration first, Duration limit) {

    private static final int MOST_DOUBLINGS = 20;

    long millisAfter(int failures) {
        long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        return Math.min(doubled, limit.toMillis());
    }
}
