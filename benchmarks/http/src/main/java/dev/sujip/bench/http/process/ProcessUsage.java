package dev.sujip.bench.http.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has used, as Linux counts it.
 *
 * @param cpuMicros     CPU time since its start, in user and kernel mode, of all its threads; in µs, counted in steps of 10,000
 * @param residentBytes memory that it holds now
 */
public record ProcessUsage(
        long cpuMicros,
        long residentBytes) {

    /** Fixed at 100 a second for whatever Linux shows in /proc, on every architecture that Java runs on. */
    private static final long MICROS_PER_TICK = 10_000;
    private static final int STATE_FIELD = 3;
    private static final int UTIME_FIELD = 14;
    private static final int STIME_FIELD = 15;

    /**
     * Reads what the process with this id has used so far.
     *
     * @throws UncheckedIOException if there is no such process, or no /proc
     */
    public static ProcessUsage of(long pid) {
        var folder = Path.of("/proc", Long.toString(pid));
        try {
            return new ProcessUsage(cpuMicros(Files.readString(folder.resolve("stat"))),
                    residentBytes(Files.readString(folder.resolve("status"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The second field is the program's name in brackets, which may hold spaces and brackets itself. */
    static long cpuMicros(String stat) {
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[UTIME_FIELD - STATE_FIELD]) + Long.parseLong(fields[STIME_FIELD - STATE_FIELD]))
                * MICROS_PER_TICK;
    }

    static long residentBytes(String status) {
        return status.lines().filter(line -> line.startsWith("VmRSS:")).findFirst()
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .orElseThrow(() -> new IllegalStateException("there is no VmRSS in " + status));
    }
}
