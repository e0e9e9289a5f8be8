package dev.sujip.bench.http.report;

import dev.sujip.bench.http.measure.Result;
import dev.sujip.bench.http.measure.SystemName;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import static java.util.stream.Collectors.joining;

/** Figures for people: a row a system and case, and then what counts, which is ours held against the floors. */
public final class Table {

    private static final String HEAD = "%-12s %-14s %10s %11s %7s %8s %8s %8s %8s %8s %7s %7s %12s %12s %6s".formatted(
            "case", "system", "requests/s", "records/s", "MB/s", "p50 ms", "p99 ms", "max ms", "CPU µs", "broker",
            "others",
            "RSS MB",
            "acknowledged", "stored", "lost");

    private Table() {}

    /** Returns the lines of a table. CPU and broker are µs of CPU time an acknowledged record; others are cores. */
    public static String of(List<Result> results) {
        var rows = Stream.concat(Stream.of(HEAD), results.stream().map(Table::row));
        var ratios = results.stream().filter(result -> isOurs(result.system())).flatMap(ours -> results.stream()
                .filter(other -> other.benchmarkCase() == ours.benchmarkCase()
                        && isBelow(other.system(), ours.system()))
                .map(floor -> ratio(ours, floor)));
        return Stream.of(rows, Stream.of(""), ratios).flatMap(lines -> lines).collect(joining(System.lineSeparator()));
    }

    private static boolean isOurs(SystemName system) {
        return system == SystemName.SUJIP || system == SystemName.SUJIP_API_KEY;
    }

    /** What API keys cost shows beside ours without them. */
    private static boolean isBelow(SystemName other, SystemName ours) {
        return !isOurs(other) || (ours == SystemName.SUJIP_API_KEY && other == SystemName.SUJIP);
    }

    private static String row(Result result) {
        return String.format(Locale.ROOT,
                "%-12s %-14s %10s %,11.0f %7.1f %8.2f %8.2f %8.1f %8.2f %8.2f %7.2f %7.0f %,12d %,12d %6d",
                result.benchmarkCase().id(), result.system().id(),
                result.system().overHttp() ? String.format(Locale.ROOT, "%,.0f", result.requestsPerSecond()) : "-",
                result.recordsPerSecond(), result.megabytesPerSecond(), result.p50Millis(), result.p99Millis(),
                result.maxMillis(), result.cpuMicrosPerRecord(), result.brokerMicrosPerRecord(),
                result.othersCores(), result.residentMegabytes(), result.acknowledged(), result.stored(),
                result.lost());
    }

    private static String ratio(Result ours, Result floor) {
        // A loop waits in its own buffer, so its latencies are of another kind.
        var latency = floor.system().overHttp()
                ? String.format(Locale.ROOT, ", p99 %.2f", ours.p99Millis() / floor.p99Millis())
                : "";
        return String.format(Locale.ROOT, "%-12s %s / %s: %s %.2f, CPU %.2f%s", ours.benchmarkCase().id(),
                ours.system().id(), floor.system().id(), floor.system().overHttp() ? "requests/s" : "records/s",
                ours.recordsPerSecond() / floor.recordsPerSecond(),
                ours.cpuMicrosPerRecord() / floor.cpuMicrosPerRecord(), latency);
    }
}
