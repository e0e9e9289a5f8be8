package dev.sujip.bench.sink.workload;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * A learning-activity event: some 300 bytes of JSON that repeat themselves as such events do, names and shapes much, ids and times little.
 * It is a pure function of its number, which is its member {@code seq} and tells whoever finds it later which one it is.
 *
 * @param number    from 0
 * @param timestamp milliseconds since the epoch; two follow each other by a millisecond, and all lie in one hour, up to 3,600,000 of them
 * @param id        of the record, as ingest-api would give it
 * @param value     the JSON
 */
public record Event(
        long number,
        long timestamp,
        String id,
        byte[] value) {

    /** What stands before the number in the value. */
    public static final String NUMBER_MEMBER = "\"seq\":";
    /** The most events there can be, so that none belongs to a later hour, at which the worker would cut. */
    public static final int MOST = 3_600_000;

    private static final long FIRST_TIMESTAMP = Instant.parse("2026-01-15T09:00:00Z").toEpochMilli();
    private static final long SEED = 20261121;
    private static final List<String> VERBS = List.of("item.answered", "item.viewed", "video.paused", "video.played",
            "hint.opened", "unit.completed");
    private static final List<String> COURSES = List.of("algebra-1", "geometry-2", "biology-1", "world-history",
            "chemistry-1", "english-lit-3", "statistics-1", "physics-2");
    private static final List<String> CLIENTS = List.of("Android 14", "Android 15", "iOS 18.1", "iOS 17.6",
            "Windows 11", "macOS 15.2", "ChromeOS 130");
    private static final List<String> NOTES = List.of("", "retried after the hint", "skipped the introduction",
            "answered on the second screen", "connection was lost once", "played at double speed");

    /** Returns the event of this number. */
    public static Event of(long number) {
        var random = new SplittableRandom(SEED + number * 0x9E3779B97F4A7C15L);
        long timestamp = FIRST_TIMESTAMP + number;
        var json = '{' + NUMBER_MEMBER + number
                + ",\"event\":\"" + one(VERBS, random)
                + "\",\"student\":\"s-" + (100_000 + random.nextInt(50_000))
                + "\",\"session\":\"" + Long.toHexString(random.nextLong() | Long.MIN_VALUE)
                + "\",\"course\":\"" + one(COURSES, random)
                + "\",\"unit\":" + (1 + random.nextInt(24))
                + ",\"item\":\"q-" + (10_000 + random.nextInt(4_000))
                + "\",\"attempt\":" + (1 + random.nextInt(3))
                + ",\"correct\":" + random.nextBoolean()
                + ",\"score\":0." + (10 + random.nextInt(90))
                + ",\"elapsed_ms\":" + (500 + random.nextInt(60_000))
                + ",\"at\":\"" + Instant.ofEpochMilli(timestamp - random.nextInt(900))
                + "\",\"client\":{\"app\":\"web\",\"version\":\"4.12." + random.nextInt(4)
                + "\",\"os\":\"" + one(CLIENTS, random)
                + "\"},\"note\":\"" + one(NOTES, random) + "\"}";
        return new Event(number, timestamp, id(timestamp, random), json.getBytes(US_ASCII));
    }

    /** A UUID of version 7, as ingest-api makes them. */
    private static String id(long timestamp, SplittableRandom random) {
        long high = (timestamp << 16) | 0x7000 | random.nextInt(0x1000);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | Long.MIN_VALUE;
        return new UUID(high, low).toString();
    }

    private static String one(List<String> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }
}
