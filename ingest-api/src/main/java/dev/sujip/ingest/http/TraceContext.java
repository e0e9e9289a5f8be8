package dev.sujip.ingest.http;

import dev.sujip.ingest.decode.WireHeader;
import io.netty.handler.codec.http.HttpHeaders;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Carries W3C trace context from the request to its records, so that a trace does not end at Kafka. */
final class TraceContext {

    private static final String TRACEPARENT = "traceparent";
    private static final String TRACESTATE = "tracestate";
    private static final int TRACEPARENT_LENGTH = 55;
    private static final int LONGEST_TRACESTATE = 512;
    private static final Pattern VALID_TRACEPARENT = Pattern
            .compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceContext() {}

    /**
     * Returns the headers of a record, none where the request has no valid {@code traceparent}: the specification says to ignore what is not
     * valid, and the state with it.
     */
    static List<WireHeader> of(HttpHeaders headers) {
        var parent = headers.get(TRACEPARENT);
        if (parent == null || parent.length() != TRACEPARENT_LENGTH || !VALID_TRACEPARENT.matcher(parent).matches()) {
            return List.of();
        }
        var state = String.join(",", headers.getAll(TRACESTATE));
        return state.isEmpty() || state.length() > LONGEST_TRACESTATE
                ? List.of(header(TRACEPARENT, parent))
                : List.of(header(TRACEPARENT, parent), header(TRACESTATE, state));
    }

    private static WireHeader header(String name, String value) {
        return new WireHeader(name, value.getBytes(StandardCharsets.ISO_8859_1));
    }
}
