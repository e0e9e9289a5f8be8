package dev.sujip.bench.sink.measure;

import java.util.Arrays;

import static java.util.stream.Collectors.joining;

/** What can be measured. */
public enum SystemName {

    /** The jar of s3-sink-worker. */
    SUJIP("sujip"),
    /** A loop that does the same without any guarantee. */
    UNGUARDED_LOOP("unguarded-loop"),
    /** A loop that only reads. */
    BARE_CONSUMER("bare-consumer");

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

    /** Whether it stores what it reads. */
    public boolean stores() {
        return this != BARE_CONSUMER;
    }
}
