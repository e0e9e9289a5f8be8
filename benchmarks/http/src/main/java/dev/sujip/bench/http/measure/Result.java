package dev.sujip.bench.http.measure;

import dev.sujip.bench.http.workload.BenchmarkCase;
import dev.sujip.bench.http.workload.SampleRecords;
import dev.sujip.bench.report.Median;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one system did in one case: medians over its rounds, sums of what it stored, the worst of the slowest requests. A megabyte has
 * 1,000,000 bytes.
 *
 * @param benchmarkCase         the case
 * @param system                the system
 * @param requestsPerSecond     requests answered; where there is no HTTP, the same as records
 * @param recordsPerSecond      acknowledged records
 * @param megabytesPerSecond    the acknowledged records' values
 * @param p50Millis             what half of the requests took at most, in ms
 * @param p99Millis             what 99 of 100 requests took at most, in ms
 * @param maxMillis             what the slowest request of all rounds took, in ms
 * @param cpuMicrosPerRecord    CPU time of the system's process an acknowledged record, in µs
 * @param brokerMicrosPerRecord CPU time of the broker an acknowledged record, in µs
 * @param othersCores           how many cores worked for something that has nothing to do with this
 * @param residentMegabytes     memory of the system's process after a round
 * @param acknowledged          records that were answered well, of all rounds
 * @param stored                records by which the topic has grown, in all rounds
 * @param lost                  records that were answered well and are not stored, of all rounds
 */
public record Result(
        BenchmarkCase benchmarkCase,
        SystemName system,
        double requestsPerSecond,
        double recordsPerSecond,
        double megabytesPerSecond,
        double p50Millis,
        double p99Millis,
        double maxMillis,
        double cpuMicrosPerRecord,
        double brokerMicrosPerRecord,
        double othersCores,
        double residentMegabytes,
        long acknowledged,
        long stored,
        long lost) {

    /** Returns what these rounds come to; there must be at least one. */
    static Result of(BenchmarkCase benchmarkCase, SystemName system, List<Round> rounds) {
        double recordsPerSecond = median(rounds, Round::recordsPerSecond);
        return new Result(
                benchmarkCase,
                system,
                median(rounds, round -> round.load().requests() / round.load().seconds()),
                recordsPerSecond,
                recordsPerSecond * SampleRecords.BYTES / 1e6,
                median(rounds, round -> round.load().p50Millis()),
                median(rounds, round -> round.load().p99Millis()),
                rounds.stream().mapToDouble(round -> round.load().maxMillis()).max().orElseThrow(),
                median(rounds, Round::cpuMicrosPerRecord),
                median(rounds, Round::brokerMicrosPerRecord),
                median(rounds, Round::othersCores),
                median(rounds, round -> round.residentBytes() / 1e6),
                rounds.stream().mapToLong(Round::acknowledged).sum(),
                rounds.stream().mapToLong(Round::stored).sum(),
                rounds.stream().mapToLong(Round::lost).sum());
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Median.of(rounds.stream().mapToDouble(figure).toArray());
    }
}
