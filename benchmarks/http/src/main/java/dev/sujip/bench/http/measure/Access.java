package dev.sujip.bench.http.measure;

import java.util.List;
import java.util.Map;

/**
 * Whom ingest-api lets in.
 *
 * @param arguments that tell it so at its start
 * @param headers   that a request carries then, by name
 */
record Access(
        List<String> arguments,
        Map<String, String> headers) {

    /** Everybody. */
    static Access open() {
        return new Access(List.of("--ingest.security.mode=none"), Map.of());
    }
}
