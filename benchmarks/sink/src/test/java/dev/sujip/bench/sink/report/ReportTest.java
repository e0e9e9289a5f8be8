package dev.sujip.bench.sink.report;

import dev.sujip.bench.sink.measure.Result;
import dev.sujip.bench.sink.measure.SystemName;
import dev.sujip.bench.sink.workload.Compression;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ReportTest {

    private static final Result OURS = result(Compression.GZIP, SystemName.SUJIP, 100_000, 10);
    private static final Result LOOP = result(Compression.GZIP, SystemName.UNGUARDED_LOOP, 125_000, 8);
    private static final Result BARE = result(Compression.GZIP, SystemName.BARE_CONSUMER, 500_000, 2);

    @Test
    void programsReadTheNamesThatWereAgreedOn() {
        assertThat(JsonLines.of(OURS)).isEqualTo("""
                {"system":"sujip","case":"gzip","records_per_s":100000.000,"mb_per_s":31.000,\
                "cpu_us_per_record":10.000,"rss_mb":380.000,"stored":3000000,"lost":0,"duplicated":0}""");
    }

    @Test
    void ofWhatStoresNothingNothingIsSaid() {
        assertThat(JsonLines.of(BARE)).doesNotContain("stored", "lost", "duplicated");
    }

    @Test
    void peopleReadARowEachAndOursHeldAgainstTheFloors() {
        assertThat(Table.of(List.of(OURS, LOOP, BARE)).lines().toList()).hasSize(7).satisfies(lines -> {
            assertThat(lines.get(1)).startsWith("gzip  sujip ").contains("100,000");
            assertThat(lines.get(3)).endsWith("-          -");
            assertThat(lines.get(5)).endsWith("sujip / unguarded-loop: records/s 0.80, CPU 1.25, bytes stored 1.00");
            assertThat(lines.get(6)).endsWith("sujip / bare-consumer: records/s 0.20, CPU 5.00");
        });
    }

    @Test
    void thereIsNoRatioBetweenCases() {
        var other = result(Compression.NONE, SystemName.UNGUARDED_LOOP, 1, 1);
        assertThat(Table.of(List.of(OURS, other))).doesNotContain("sujip / unguarded-loop");
    }

    private static Result result(Compression compression, SystemName system, double recordsPerSecond, double cpu) {
        return new Result(compression, system, recordsPerSecond, 31, cpu, 2, 1, 0.02, 380, 5, 300, 210, 3_000_000, 0, 0,
                0);
    }
}
