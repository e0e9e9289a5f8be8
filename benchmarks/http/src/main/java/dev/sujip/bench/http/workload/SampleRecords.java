package dev.sujip.bench.http.workload;

import java.util.List;
import java.util.stream.IntStream;

/** Learning-activity events of 300 bytes. */
public final class SampleRecords {

    /** The length of each, in bytes. */
    public static final int BYTES = 300;

    private SampleRecords() {}

    /** Returns {@code count} different ones. No string in them holds a bracket, a brace or a line break. */
    public static List<String> of(int count) {
        return IntStream.range(0, count).mapToObj(SampleRecords::padded).toList();
    }

    private static String padded(int number) {
        var event = "{\"student\":\"s-%06d\",\"course\":\"algebra-1\",\"verb\":\"answered\",\"at\":\"2026-11-21T07:31:05.123Z\","
                .formatted(number)
                + "\"object\":{\"type\":\"question\",\"id\":%d,\"attempt\":2},\"score\":0.75,\"passed\":true,\"note\":\""
                        .formatted(100_000 + number);
        return event + "n".repeat(BYTES - event.length() - 2) + "\"}";
    }
}
