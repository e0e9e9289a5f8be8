package dev.sujip.bench.http.measure;

import java.util.Locale;

/**
 * One system's turn.
 *
 * @param load          as the sending side saw it
 * @param acknowledged  records that were answered well
 * @param stored        records by which the topic has grown
 * @param usage         CPU time meanwhile
 * @param residentBytes memory of the system's process at the end
 */
record Round(
        Load load,
        long acknowledged,
        long stored,
        Usage usage,
        long residentBytes) {

    private static final double NOTICEABLE_CORES = 0.1;

    double recordsPerSecond() {
        return acknowledged / load.seconds();
    }

    double cpuMicrosPerRecord() {
        return (double) usage.system() / acknowledged;
    }

    double brokerMicrosPerRecord() {
        return (double) usage.broker() / acknowledged;
    }

    /** How many cores worked for something else. */
    double othersCores() {
        return usage.others() / 1e6 / load.seconds();
    }

    /** The main figures in a line for people. */
    String summary() {
        var blurred = othersCores() > NOTICEABLE_CORES
                ? String.format(Locale.ROOT, " (blurred: something else took %.1f cores)", othersCores())
                : "";
        return String.format(Locale.ROOT, "%,.0f records/s, p99 %.1f ms, %.1f µs%s", recordsPerSecond(),
                load.p99Millis(), cpuMicrosPerRecord(), blurred);
    }

    /** What is sent last may be stored and never counted, since nobody waits for it; never the other way round. */
    long lost() {
        return Math.max(0, acknowledged - stored);
    }
}
