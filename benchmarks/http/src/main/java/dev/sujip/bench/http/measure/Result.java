package dev.sujip.bench.http.measure;

import dev.sujip.bench.http.workload.BenchmarkCase;
import dev.sujip.bench.http.workload.SampleRecords;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What one system did in one case: medians over its rounds, sums of what it stored, the worst of the slowest requests. */
public final class Result {

    private final BenchmarkCase benchmarkCase;
    private final SystemName system;
    private final List<Round> rounds;

    Result(BenchmarkCase benchmarkCase, SystemName system, List<Round> rounds) {
        this.benchmarkCase = benchmarkCase;
        this.system = system;
        this.rounds = List.copyOf(rounds);
    }

    /** The case. */
    public BenchmarkCase benchmarkCase() {
        return benchmarkCase;
    }

    /** The system. */
    public SystemName system() {
        return system;
    }

    /** Requests answered well, a second; where there is no HTTP, the same as records. */
    public double requestsPerSecond() {
        return median(round -> round.load().requests() / round.load().seconds());
    }

    /** Acknowledged records a second. */
    public double recordsPerSecond() {
        return median(Round::recordsPerSecond);
    }

    /** Megabytes (of 1,000,000 bytes) of acknowledged records' values a second. */
    public double megabytesPerSecond() {
        return recordsPerSecond() * SampleRecords.BYTES / 1e6;
    }

    /** What half of the requests took at most, in ms. */
    public double p50Millis() {
        return median(round -> round.load().p50Millis());
    }

    /** What 99 of 100 requests took at most, in ms. */
    public double p99Millis() {
        return median(round -> round.load().p99Millis());
    }

    /** What the slowest request of all rounds took, in ms. */
    public double maxMillis() {
        return rounds.stream().mapToDouble(round -> round.load().maxMillis()).max().orElseThrow();
    }

    /** CPU time of the system's process an acknowledged record, in µs. */
    public double cpuMicrosPerRecord() {
        return median(Round::cpuMicrosPerRecord);
    }

    /** CPU time of the broker an acknowledged record, in µs. */
    public double brokerMicrosPerRecord() {
        return median(Round::brokerMicrosPerRecord);
    }

    /** Resident memory of the system's process after a round, in megabytes (of 1,000,000 bytes). */
    public double residentMegabytes() {
        return median(round -> round.residentBytes() / 1e6);
    }

    /** Records that were answered well, of all rounds. */
    public long acknowledged() {
        return rounds.stream().mapToLong(Round::acknowledged).sum();
    }

    /** Records by which the topic has grown, in all rounds. */
    public long stored() {
        return rounds.stream().mapToLong(Round::stored).sum();
    }

    /** Records that were answered well and are not stored, of all rounds. */
    public long lost() {
        return rounds.stream().mapToLong(Round::lost).sum();
    }

    private double median(ToDoubleFunction<Round> figure) {
        return Median.of(rounds.stream().mapToDouble(figure).toArray());
    }
}
