package dev.sujip.bench.sink.report;

import dev.sujip.bench.sink.measure.Result;
import dev.sujip.bench.sink.measure.SystemName;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import static java.util.stream.Collectors.joining;

/** Figures for people: a row a system and case, and then what counts, which is ours held against the floors. */
public final class Table {

    private static final String HEAD = "%-5s %-14s %10s %7s %7s %7s %7s %7s %7s %7s %8s %8s %10s %10s".formatted("case",
            "system", "records/s", "MB/s", "CPU s/M", "broker", "store", "others", "RSS MB", "start s", "objects",
            "MB", "lost", "duplicated");

    private Table() {}

    /** Returns the lines of a table. CPU, broker and store are seconds of CPU time a million records; others are cores. */
    public static String of(List<Result> results) {
        var rows = Stream.concat(Stream.of(HEAD), results.stream().map(Table::row));
        var ratios = results.stream().filter(result -> result.system() == SystemName.SUJIP)
                .flatMap(ours -> results.stream()
                        .filter(other -> other.compression() == ours.compression()
                                && other.system() != SystemName.SUJIP)
                        .map(floor -> ratio(ours, floor)));
        return Stream.of(rows, Stream.of(""), ratios).flatMap(lines -> lines).collect(joining(System.lineSeparator()));
    }

    private static String row(Result result) {
        boolean stores = result.system().stores();
        return String.format(Locale.ROOT,
                "%-5s %-14s %,10.0f %7.1f %7.2f %7.2f %7.2f %7.2f %7.0f %7.1f %8s %8s %10s %10s",
                result.compression().id(), result.system().id(), result.recordsPerSecond(),
                result.megabytesPerSecond(), result.cpuMicrosPerRecord(), result.brokerMicrosPerRecord(),
                result.storeMicrosPerRecord(), result.othersCores(), result.residentMegabytes(),
                result.startSeconds(), stores ? String.format(Locale.ROOT, "%,.0f", result.objects()) : "-",
                stores ? String.format(Locale.ROOT, "%,.0f", result.storedMegabytes()) : "-",
                stores ? String.format(Locale.ROOT, "%,d", result.lost()) : "-",
                stores ? String.format(Locale.ROOT, "%,d", result.duplicated()) : "-");
    }

    private static String ratio(Result ours, Result floor) {
        // Unlike sizes tell of another level or format, and then the rest compares little.
        var size = floor.system().stores()
                ? String.format(Locale.ROOT, ", bytes stored %.2f", ours.storedMegabytes() / floor.storedMegabytes())
                : "";
        return String.format(Locale.ROOT, "%-5s sujip / %s: records/s %.2f, CPU %.2f%s", ours.compression().id(),
                floor.system().id(), ours.recordsPerSecond() / floor.recordsPerSecond(),
                ours.cpuMicrosPerRecord() / floor.cpuMicrosPerRecord(), size);
    }
}
