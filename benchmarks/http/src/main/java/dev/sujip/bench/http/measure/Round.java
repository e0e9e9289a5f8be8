package dev.sujip.bench.http.measure;

/**
 * One system's turn.
 *
 * @param load           as the sending side saw it
 * @param acknowledged   records that were answered well
 * @param stored         records by which the topic has grown
 * @param cpuMicros      of the system's process, in µs
 * @param brokerMicros   of the broker's, in µs
 * @param residentBytes  memory of the system's process at the end
 */
record Round(
        Load load,
        long acknowledged,
        long stored,
        long cpuMicros,
        long brokerMicros,
        long residentBytes) {

    double recordsPerSecond() {
        return acknowledged / load.seconds();
    }

    double cpuMicrosPerRecord() {
        return (double) cpuMicros / acknowledged;
    }

    double brokerMicrosPerRecord() {
        return (double) brokerMicros / acknowledged;
    }

    /** What is sent last may be stored and never counted, since nobody waits for it; never the other way round. */
    long lost() {
        return Math.max(0, acknowledged - stored);
    }
}
