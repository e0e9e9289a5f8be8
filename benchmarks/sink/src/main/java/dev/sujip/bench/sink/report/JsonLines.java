package dev.sujip.bench.sink.report;

import dev.sujip.bench.report.JsonLine;
import dev.sujip.bench.sink.measure.Result;

/** Figures for programs: one JSON object a line. */
public final class JsonLines {

    private JsonLines() {}

    /** Returns the line of a result, without a line break. Where nothing is stored, nothing is said of it. */
    public static String of(Result result) {
        var json = new JsonLine(result.system().id(), result.compression().id())
                .with("records_per_s", result.recordsPerSecond()).with("mb_per_s", result.megabytesPerSecond())
                .with("cpu_us_per_record", result.cpuMicrosPerRecord()).with("rss_mb", result.residentMegabytes());
        if (result.system().stores()) {
            json.with("stored", result.stored()).with("lost", result.lost()).with("duplicated", result.duplicated());
        }
        return json.toString();
    }
}
