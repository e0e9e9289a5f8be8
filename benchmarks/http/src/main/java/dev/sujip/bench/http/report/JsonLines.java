package dev.sujip.bench.http.report;

import dev.sujip.bench.http.measure.Result;
import dev.sujip.bench.report.JsonLine;

/** Figures for programs: one JSON object a line. */
public final class JsonLines {

    private JsonLines() {}

    /** Returns the line of a result, without a line break. Where there is no HTTP, there is no {@code requests_per_s}. */
    public static String of(Result result) {
        var json = new JsonLine(result.system().id(), result.benchmarkCase().id());
        if (result.system().overHttp()) {
            json.with("requests_per_s", result.requestsPerSecond());
        }
        return json.with("records_per_s", result.recordsPerSecond()).with("mb_per_s", result.megabytesPerSecond())
                .with("p50_ms", result.p50Millis()).with("p99_ms", result.p99Millis())
                .with("max_ms", result.maxMillis()).with("cpu_us_per_record", result.cpuMicrosPerRecord())
                .with("rss_mb", result.residentMegabytes()).with("acknowledged", result.acknowledged())
                .with("stored", result.stored()).with("lost", result.lost()).toString();
    }
}
