package dev.sujip.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has used, as Linux counts it.
 *
 * @param cpuMicros           CPU time since its start, in user and kernel mode, of all its threads; in µs, counted in steps of 10,000
 * @param endedChildrenMicros the same of its children that have ended
 * @param residentBytes       memory that it holds now
 * @param peakResidentBytes   the most memory that it has held at any time
 */
public record ProcessUsage(
        long cpuMicros,
        long endedChildrenMicros,
        long residentBytes,
        long peakResidentBytes) {

    private static final int STATE_FIELD = 3;
    private static final int UTIME_FIELD = 14;
    private static final int CUTIME_FIELD = 16;

    /**
     * Reads what the process with this id has used so far.
     *
     * @throws UncheckedIOException if there is no such process, or no /proc
     */
    public static ProcessUsage of(long pid) {
        var folder = Path.of("/proc", Long.toString(pid));
        try {
            var stat = Files.readString(folder.resolve("stat"));
            var status = Files.readString(folder.resolve("status"));
            return new ProcessUsage(cpuMicros(stat), endedChildrenMicros(stat), bytes("VmRSS", status),
                    bytes("VmHWM", status));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long cpuMicros(String stat) {
        return userAndSystemMicros(stat, UTIME_FIELD);
    }

    static long endedChildrenMicros(String stat) {
        return userAndSystemMicros(stat, CUTIME_FIELD);
    }

    /** The second field is the program's name in brackets, which may hold spaces and brackets itself. */
    private static long userAndSystemMicros(String stat, int userField) {
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        int user = userField - STATE_FIELD;
        return Ticks.micros(fields[user]) + Ticks.micros(fields[user + 1]);
    }

    static long bytes(String name, String status) {
        return status.lines().filter(line -> line.startsWith(name + ':')).findFirst()
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .orElseThrow(() -> new IllegalStateException("there is no %s in %s".formatted(name, status)));
    }
}
