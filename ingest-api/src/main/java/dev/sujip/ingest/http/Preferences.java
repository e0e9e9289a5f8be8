package dev.sujip.ingest.http;

import io.netty.handler.codec.http.HttpHeaders;

import java.util.List;
import java.util.Locale;

/**
 * What the {@code Prefer} headers (RFC 7240) ask for. Those that are not known are passed over, as the RFC demands.
 *
 * @param minimal      whether success needs no body
 * @param respondAsync whether not to wait for Kafka
 */
record Preferences(
        boolean minimal,
        boolean respondAsync) {

    private static final Preferences NONE = new Preferences(false, false);
    private static final String MINIMAL = "return=minimal";
    private static final String RESPOND_ASYNC = "respond-async";

    static Preferences of(HttpHeaders headers) {
        var lines = headers.getAll("prefer");
        return lines.isEmpty() ? NONE : of(lines);
    }

    private static Preferences of(List<String> lines) {
        boolean minimal = false;
        boolean respondAsync = false;
        for (var line : lines) {
            for (var each : line.split(",", -1)) {
                // A preference may have parameters, of which these two have none.
                switch (each.split(";", 2)[0].replaceAll("[\\s\"]", "").toLowerCase(Locale.ROOT)) {
                    case MINIMAL -> minimal = true;
                    case RESPOND_ASYNC -> respondAsync = true;
                    default -> {
                    }
                }
            }
        }
        return new Preferences(minimal, respondAsync);
    }

    /** Returns those that were met, as {@code Preference-Applied} has them. */
    @Override
    public String toString() {
        if (minimal && respondAsync) {
            return RESPOND_ASYNC + ", " + MINIMAL;
        }
        return respondAsync ? RESPOND_ASYNC : minimal ? MINIMAL : "";
    }
}
