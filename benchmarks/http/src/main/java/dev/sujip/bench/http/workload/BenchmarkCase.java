package dev.sujip.bench.http.workload;

import java.util.Arrays;

import static java.util.stream.Collectors.joining;

/** What is sent, and over how many connections. */
public enum BenchmarkCase {

    /** One record a request, one request at a time: what a single caller waits for. */
    ONE_1("one-1", 1, 1, Form.OBJECT),
    /** One record a request. */
    ONE_64("one-64", 64, 1, Form.OBJECT),
    /** One record a request, from many callers. */
    ONE_512("one-512", 512, 1, Form.OBJECT),
    /** A JSON array of 100 records. */
    ARRAY_100("array-100", 64, 100, Form.ARRAY),
    /** 1,000 lines. */
    NDJSON_1000("ndjson-1000", 64, 1_000, Form.LINES),
    /** A JSON array of 100 records, gzipped. */
    GZIP_100("gzip-100", 64, 100, Form.GZIPPED_ARRAY);

    private final String id;
    private final int connections;
    private final int records;
    private final Form form;

    BenchmarkCase(String id, int connections, int records, Form form) {
        this.id = id;
        this.connections = connections;
        this.records = records;
        this.form = form;
    }

    /**
     * Returns the case of this name.
     *
     * @throws IllegalArgumentException if there is none; the message says which there are
     */
    public static BenchmarkCase of(String id) {
        return Arrays.stream(values()).filter(known -> known.id.equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no case '%s', only %s".formatted(id,
                        Arrays.stream(values()).map(BenchmarkCase::id).collect(joining(", ")))));
    }

    /** Its name on the command line and in the output. */
    public String id() {
        return id;
    }

    /** How many connections send at the same time, each one request after the other. */
    public int connections() {
        return connections;
    }

    /** The body of each of its requests. */
    public Body body() {
        return form.of(SampleRecords.of(records));
    }
}
