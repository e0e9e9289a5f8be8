package dev.sujip.bench.sink.workload;

import java.util.Arrays;
import java.util.Locale;

import static java.util.stream.Collectors.joining;

/** What a line of an object holds. */
public enum LineFormat {

    /** A record with where it stood in the log. */
    ENVELOPE,
    /** A record's value. */
    VALUE;

    /**
     * Returns the format of this name.
     *
     * @throws IllegalArgumentException if there is none; the message says which there are
     */
    public static LineFormat of(String id) {
        return Arrays.stream(values()).filter(known -> known.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no format '%s', only %s".formatted(id,
                        Arrays.stream(values()).map(LineFormat::id).collect(joining(", ")))));
    }

    /** Its name on the command line and among the worker's settings. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
