package dev.sujip.bench.http.measure;

import java.util.Arrays;

import static java.util.stream.Collectors.joining;

/** What can be measured. */
public enum SystemName {

    /** The jar of ingest-api, without security. */
    SUJIP("sujip"),
    /** The same with API keys. */
    SUJIP_API_KEY("sujip-api-key"),
    /** A bare Reactor Netty server with the same producer settings. */
    REACTOR_NETTY("reactor-netty"),
    /** A producer in a loop, without HTTP. */
    PRODUCER_PERF("producer-perf");

    private final String id;

    SystemName(String id) {
        this.id = id;
    }

    /**
     * Returns the system of this name.
     *
     * @throws IllegalArgumentException if there is none; the message says which there are
     */
    public static SystemName of(String id) {
        return Arrays.stream(values()).filter(known -> known.id.equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no system '%s', only %s".formatted(id,
                        Arrays.stream(values()).map(SystemName::id).collect(joining(", ")))));
    }

    /** Its name on the command line and in the output. */
    public String id() {
        return id;
    }

    /** Whether it is spoken to over HTTP. */
    public boolean overHttp() {
        return this != PRODUCER_PERF;
    }
}
