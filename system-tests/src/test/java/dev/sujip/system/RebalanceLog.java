package dev.sujip.system;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a worker says that it did between the moment in which it heard of a rebalance and the moment in which it knew what it keeps.
 *
 * @param revoked partitions that it had to give away
 * @param stored  objects that it stored meanwhile, in order
 * @param took    from the first line to the last
 */
record RebalanceLog(Set<Integer> revoked, List<Stored> stored, Duration took) {

    /** Kafka's client says so, in a line of its own. */
    private static final String BEGIN = "Request joining group due to: group is already rebalancing";
    private static final String REVOKED = " revoked partitions=[";
    private static final String END = " assigned partitions=[]";
    private static final Pattern PARTITION = Pattern.compile("-(\\d+)[,\\]]");
    private static final Pattern STORED = Pattern
            .compile(" stored partition=\\S+-(\\d+) start=(\\d+) next=(\\d+) records=(\\d+) ");

    /**
     * An object.
     *
     * @param records in it
     */
    record Stored(int partition, long start, long next, int records) {}

    /** Whether the worker's log tells of a rebalance from its beginning to its end. */
    static boolean isWhole(String log) {
        int revoked = log.indexOf(REVOKED);
        return revoked >= 0 && log.indexOf(END, revoked) >= 0;
    }

    /** Reads the first rebalance that took something away from the worker. */
    static RebalanceLog parse(String log) {
        int revoked = log.indexOf(REVOKED);
        int begin = log.lastIndexOf(BEGIN, revoked);
        if (begin < 0) {
            throw new AssertionError("no line '" + BEGIN + "' before a line '" + REVOKED + "'");
        }
        int end = log.indexOf(END, revoked);
        var gone = PARTITION.matcher(log.substring(revoked, log.indexOf('\n', revoked))).results()
                .map(match -> Integer.parseInt(match.group(1))).collect(Collectors.toSet());
        return new RebalanceLog(gone, stored(log.substring(begin, end)),
                Duration.between(timeAt(log, begin), timeAt(log, end)));
    }

    /** All objects of which a log tells. */
    static List<Stored> stored(String log) {
        return STORED.matcher(log).results().map(RebalanceLog::object).toList();
    }

    /** Objects of partitions that the worker keeps. */
    List<Stored> ofKept() {
        return stored.stream().filter(object -> !revoked.contains(object.partition())).toList();
    }

    /** Objects of partitions that it gave away. */
    List<Stored> ofRevoked() {
        return stored.stream().filter(object -> revoked.contains(object.partition())).toList();
    }

    private static Stored object(MatchResult match) {
        return new Stored(Integer.parseInt(match.group(1)), Long.parseLong(match.group(2)),
                Long.parseLong(match.group(3)), Integer.parseInt(match.group(4)));
    }

    private static OffsetDateTime timeAt(String log, int index) {
        int line = log.lastIndexOf('\n', index) + 1;
        return OffsetDateTime.parse(log.substring(line, log.indexOf(' ', line)));
    }
}
