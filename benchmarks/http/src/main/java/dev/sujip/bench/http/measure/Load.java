package dev.sujip.bench.http.measure;

import java.util.Arrays;
import java.util.Map;

import static java.util.stream.Collectors.toMap;

/**
 * What the side that sends has seen.
 *
 * @param requests  answered, well or not
 * @param refused   of these, the ones that were not answered well
 * @param broken    connections that failed, and requests without an answer in time
 * @param seconds   how long it was sent
 * @param p50Millis what half of the requests took at most
 * @param p99Millis what 99 of 100 took at most
 * @param maxMillis what the slowest took
 */
record Load(
        long requests,
        long refused,
        long broken,
        double seconds,
        double p50Millis,
        double p99Millis,
        double maxMillis) {

    /** How the line begins that both wrk's script and the producer loop end with. */
    private static final String MARK = "figures ";

    static boolean isFigures(String line) {
        return line.startsWith(MARK);
    }

    /**
     * Reads a line of figures.
     *
     * @throws IllegalArgumentException if one is missing
     */
    static Load parse(String line) {
        Map<String, Long> figures = Arrays.stream(line.substring(MARK.length()).strip().split(" ", -1))
                .map(figure -> figure.split("=", 2))
                .collect(toMap(pair -> pair[0], pair -> Long.valueOf(pair[1])));
        long refused = figures.getOrDefault("status", 0L) + figures.getOrDefault("failed", 0L);
        long broken = figures.getOrDefault("connect", 0L) + figures.getOrDefault("read", 0L)
                + figures.getOrDefault("write", 0L) + figures.getOrDefault("timeout", 0L);
        return new Load(of(figures, "requests"), refused, broken, of(figures, "duration_us") / 1e6,
                of(figures, "p50_us") / 1e3, of(figures, "p99_us") / 1e3, of(figures, "max_us") / 1e3);
    }

    /**
     * Does nothing where every request was answered well.
     *
     * @throws CaseInvalid otherwise
     */
    void mustBeClean() {
        if (requests == 0 || refused > 0 || broken > 0) {
            throw new CaseInvalid(
                    "of %,d answers %,d had a status other than 2xx, and %,d connections or requests failed"
                            .formatted(requests, refused, broken));
        }
    }

    private static long of(Map<String, Long> figures, String name) {
        var figure = figures.get(name);
        if (figure == null) {
            throw new IllegalArgumentException("no figure '%s' in %s".formatted(name, figures));
        }
        return figure;
    }
}
