package dev.sujip.bench.report;

import java.util.Locale;

/** One result for programs: a JSON object on one line. */
public final class JsonLine {

    private final StringBuilder json = new StringBuilder();

    /** Begins the line of a system in a case; both names need no escapes. */
    public JsonLine(String system, String benchmarkCase) {
        json.append("{\"system\":\"%s\",\"case\":\"%s\"".formatted(system, benchmarkCase));
    }

    /** Adds a figure, with three digits behind the point. */
    public JsonLine with(String name, double figure) {
        json.append(String.format(Locale.ROOT, ",\"%s\":%.3f", name, figure));
        return this;
    }

    /** Adds a count. */
    public JsonLine with(String name, long count) {
        json.append(",\"%s\":%d".formatted(name, count));
        return this;
    }

    /** Returns the line as it stands, without a line break. */
    @Override
    public String toString() {
        return json + "}";
    }
}
