package dev.sujip.bench.http.report;

import dev.sujip.bench.http.measure.Result;
import dev.sujip.bench.http.measure.SystemName;
import dev.sujip.bench.http.workload.BenchmarkCase;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ReportTest {

    private static final Result OURS = result(SystemName.SUJIP, 400, 30);
    private static final Result FLOOR = result(SystemName.REACTOR_NETTY, 500, 20);
    private static final Result LOOP = result(SystemName.PRODUCER_PERF, 800, 10);

    @Test
    void programsReadTheNamesThatWereAgreedOn() {
        assertThat(JsonLines.of(OURS)).isEqualTo("""
                {"system":"sujip","case":"array-100","requests_per_s":400.000,"records_per_s":40000.000,\
                "mb_per_s":12.000,"p50_ms":1.500,"p99_ms":30.000,"max_ms":45.000,"cpu_us_per_record":30.000,\
                "rss_mb":512.000,"acknowledged":1000,"stored":1064,"lost":0}""");
    }

    @Test
    void withoutHttpThereAreNoRequests() {
        assertThat(JsonLines.of(LOOP)).doesNotContain("requests_per_s").contains("\"records_per_s\":80000.000");
    }

    @Test
    void peopleReadARowEachAndOursHeldAgainstTheFloors() {
        assertThat(Table.of(List.of(OURS, FLOOR, LOOP)).lines().toList()).hasSize(7).satisfies(lines -> {
            assertThat(lines.get(1)).startsWith("array-100    sujip ").contains("40,000");
            assertThat(lines.get(5)).endsWith("sujip / reactor-netty: requests/s 0.80, CPU 1.50, p99 1.50");
            assertThat(lines.get(6)).endsWith("sujip / producer-perf: records/s 0.50, CPU 3.00");
        });
    }

    @Test
    void whatApiKeysCostShowsBesideOursWithoutThem() {
        var keyed = result(SystemName.SUJIP_API_KEY, 380, 33);
        assertThat(Table.of(List.of(OURS, keyed)))
                .contains("sujip-api-key / sujip: requests/s 0.95, CPU 1.10, p99 1.10")
                .doesNotContain("sujip / sujip");
    }

    @Test
    void thereIsNoRatioBetweenCases() {
        var other = new Result(BenchmarkCase.ONE_1, SystemName.REACTOR_NETTY, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 0);
        assertThat(Table.of(List.of(OURS, other))).doesNotContain("sujip / reactor-netty");
    }

    private static Result result(SystemName system, double requests, double figure) {
        return new Result(BenchmarkCase.ARRAY_100, system, requests, requests * 100, requests * 0.03, 1.5, figure, 45,
                figure, 5, 0.02, 512, 1_000, 1_064, 0);
    }
}
