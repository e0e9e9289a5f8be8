package dev.sujip.ingest.admission;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A token bucket a caller: each may make so many requests a second, and a burst at once. Callers not seen for a while are forgotten, and so
 * are the least seen where there are too many, which gives them a full bucket when they come again.
 */
public final class CallerRates {

    private static final long MOST_CALLERS = 100_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private final LoadingCache<String, Bucket> buckets;

    /**
     * @param requestsPerSecond what a caller may make for ever
     * @param burst             how many it may make at once
     */
    public CallerRates(int requestsPerSecond, int burst) {
        var limit = Bandwidth.builder()
                .capacity(burst)
                .refillGreedy(requestsPerSecond, Duration.ofSeconds(1))
                .build();
        buckets = Caffeine.newBuilder()
                .maximumSize(MOST_CALLERS)
                .expireAfterAccess(FORGOTTEN_AFTER)
                .build(_ -> Bucket.builder().addLimit(limit).build());
    }

    /** Counts one request of {@code caller}. Returns 0 where it may be made, otherwise the whole seconds after which one may, at least 1. */
    public long secondsToWait(String caller) {
        var probe = buckets.get(caller).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return 0;
        }
        long nanos = probe.getNanosToWaitForRefill();
        return Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1));
    }
}
