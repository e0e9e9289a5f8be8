package dev.sujip.bench.http.floor;

import dev.sujip.bench.http.workload.BenchmarkCase;
import dev.sujip.bench.http.workload.SampleRecords;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class BodySplitterTest {

    @ParameterizedTest
    @EnumSource
    void findsTheRecordsOfEveryCase(BenchmarkCase benchmarkCase) {
        var body = benchmarkCase.body();
        var bytes = body.contentEncoding().isPresent() ? BodySplitter.inflated(body.bytes()) : body.bytes();
        var found = BodySplitter.split(bytes, body.contentType().equals("application/x-ndjson"));
        assertThat(found.stream().map(record -> new String(record, UTF_8)))
                .isEqualTo(SampleRecords.of(body.records()));
    }
}
