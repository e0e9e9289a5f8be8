package dev.sujip.ingest.contract;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * An answer as it stands on the wire.
 *
 * @param headers by name in lower case
 */
record RawAnswer(
        String statusLine,
        Map<String, String> headers,
        String body) {

    int status() {
        return Integer.parseInt(statusLine.split(" ", 3)[1]);
    }

    @Nullable
    String header(String name) {
        return headers.get(name);
    }
}
