package dev.sujip.bench.sink.measure;

import java.util.Locale;
import java.util.Optional;

/**
 * One system's turn.
 *
 * @param records      in the topic
 * @param startSeconds from the start of its process until it was given the partitions
 * @param seconds      from then until the last position was committed
 * @param usage        CPU time in these seconds
 * @param peakBytes    the most memory that its process held
 * @param stored       what was found in the store; empty where nothing is stored
 */
record Round(
        int records,
        double startSeconds,
        double seconds,
        Usage usage,
        long peakBytes,
        Optional<Stored> stored) {

    private static final double NOTICEABLE_CORES = 0.1;

    double recordsPerSecond() {
        return records / seconds;
    }

    /** CPU time of a record, in µs, which is also CPU seconds of a million records. */
    double cpuMicrosPerRecord() {
        return (double) usage.system() / records;
    }

    double brokerMicrosPerRecord() {
        return (double) usage.broker() / records;
    }

    double storeMicrosPerRecord() {
        return (double) usage.store() / records;
    }

    /** How many cores worked for something else. */
    double othersCores() {
        return usage.others() / 1e6 / seconds;
    }

    /** The main figures in a line for people. */
    String summary() {
        var blurred = othersCores() > NOTICEABLE_CORES
                ? String.format(Locale.ROOT, " (blurred: something else took %.1f cores)", othersCores())
                : "";
        var found = stored.map(what -> String.format(Locale.ROOT, ", %,d objects of %,.1f MB, lost %,d, duplicated %,d",
                what.objects(), what.bytes() / 1e6, what.lost(), what.duplicated())).orElse("");
        return String.format(Locale.ROOT, "%,.0f records/s, %.2f CPU s a million, %.0f MB%s%s", recordsPerSecond(),
                cpuMicrosPerRecord(), peakBytes / 1e6, found, blurred);
    }
}
