package dev.sujip.bench.sink.measure;

import dev.sujip.bench.report.Median;
import dev.sujip.bench.sink.workload.Compression;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * What one system did in one case: medians over its rounds, the most memory of all, and sums of what was stored. A megabyte has 1,000,000
 * bytes.
 *
 * @param compression           the case
 * @param system                the system
 * @param recordsPerSecond      records of the topic by the time until the last was committed
 * @param megabytesPerSecond    their values
 * @param cpuMicrosPerRecord    CPU time of the system's process a record, in µs, or a million records in seconds
 * @param brokerMicrosPerRecord the broker's
 * @param storeMicrosPerRecord  the S3 server's
 * @param othersCores           how many cores worked for something that has nothing to do with this
 * @param residentMegabytes     the most memory that the system's process held in any round
 * @param startSeconds          from the start of the process until it had its partitions
 * @param objects               that were stored in a round
 * @param storedMegabytes       of the objects of a round
 * @param stored                lines that were read back, of all rounds; this and what follows 0 where nothing is stored
 * @param lost                  records that were not found, of all rounds
 * @param duplicated            lines whose record stands on another line, too, of all rounds
 * @param damaged               lines that hold no record, of all rounds
 */
public record Result(
        Compression compression,
        SystemName system,
        double recordsPerSecond,
        double megabytesPerSecond,
        double cpuMicrosPerRecord,
        double brokerMicrosPerRecord,
        double storeMicrosPerRecord,
        double othersCores,
        double residentMegabytes,
        double startSeconds,
        double objects,
        double storedMegabytes,
        long stored,
        long lost,
        long duplicated,
        long damaged) {

    /**
     * Returns what these rounds come to; there must be at least one.
     *
     * @param recordBytes of a record's value, on average
     */
    static Result of(Compression compression, SystemName system, List<Round> rounds, double recordBytes) {
        double recordsPerSecond = median(rounds, Round::recordsPerSecond);
        return new Result(compression, system, recordsPerSecond, recordsPerSecond * recordBytes / 1e6,
                median(rounds, Round::cpuMicrosPerRecord), median(rounds, Round::brokerMicrosPerRecord),
                median(rounds, Round::storeMicrosPerRecord), median(rounds, Round::othersCores),
                rounds.stream().mapToDouble(round -> round.peakBytes() / 1e6).max().orElseThrow(),
                median(rounds, Round::startSeconds),
                median(rounds, round -> round.stored().map(Stored::objects).orElse(0)),
                median(rounds, round -> round.stored().map(Stored::bytes).orElse(0L) / 1e6),
                sum(rounds, Stored::lines), sum(rounds, Stored::lost), sum(rounds, Stored::duplicated),
                sum(rounds, Stored::damaged));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Median.of(rounds.stream().mapToDouble(figure).toArray());
    }

    private static long sum(List<Round> rounds, ToLongFunction<Stored> count) {
        return rounds.stream().flatMap(round -> round.stored().stream()).mapToLong(count).sum();
    }
}
