package dev.sujip.bench.http.floor;

/** Latencies in buckets of 100 µs up to 30 s; longer ones count as 30 s, except as the maximum. Not for several threads. */
final class LatencyHistogram {

    private static final int BUCKET_MICROS = 100;
    private static final int LONGEST_MICROS = 30_000_000;

    private final long[] buckets = new long[LONGEST_MICROS / BUCKET_MICROS + 1];
    private long count;
    private long max;

    void add(long micros) {
        buckets[(int) Math.min(micros / BUCKET_MICROS, buckets.length - 1)]++;
        count++;
        max = Math.max(max, micros);
    }

    long count() {
        return count;
    }

    /** The longest, in µs; 0 of none. */
    long max() {
        return max;
    }

    /** The least time in µs, up to a bucket's width too long, within which {@code share} of all (above 0, up to 1) were over; 0 of none. */
    long percentile(double share) {
        long wanted = (long) Math.ceil(share * count);
        long seen = 0;
        for (int i = 0; i < buckets.length; i++) {
            seen += buckets[i];
            if (seen >= wanted && seen > 0) {
                return Math.min((i + 1L) * BUCKET_MICROS, max);
            }
        }
        return 0;
    }
}
