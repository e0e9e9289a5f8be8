package dev.sujip.bench.http.report;

import dev.sujip.bench.http.measure.Result;

import java.util.Locale;

/** Figures for programs: one JSON object a line. */
public final class JsonLines {

    private JsonLines() {}

    /** Returns the line of a result, without a line break. Where there is no HTTP, there is no {@code requests_per_s}. */
    public static String of(Result result) {
        var json = new StringBuilder("{\"system\":\"%s\",\"case\":\"%s\"".formatted(result.system().id(),
                result.benchmarkCase().id()));
        if (result.system().overHttp()) {
            append(json, "requests_per_s", result.requestsPerSecond());
        }
        append(json, "records_per_s", result.recordsPerSecond());
        append(json, "mb_per_s", result.megabytesPerSecond());
        append(json, "p50_ms", result.p50Millis());
        append(json, "p99_ms", result.p99Millis());
        append(json, "max_ms", result.maxMillis());
        append(json, "cpu_us_per_record", result.cpuMicrosPerRecord());
        append(json, "rss_mb", result.residentMegabytes());
        append(json, "acknowledged", result.acknowledged());
        append(json, "stored", result.stored());
        append(json, "lost", result.lost());
        return json.append('}').toString();
    }

    private static void append(StringBuilder json, String name, double figure) {
        json.append(String.format(Locale.ROOT, ",\"%s\":%.3f", name, figure));
    }

    private static void append(StringBuilder json, String name, long figure) {
        json.append(",\"%s\":%d".formatted(name, figure));
    }
}
