package dev.sujip.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the whole machine has used, as Linux counts it.
 *
 * @param cpuMicros CPU time since its start, of all processes and of other machines on the same cores, in µs
 */
public record MachineUsage(long cpuMicros) {

    private static final int USER = 1;
    private static final int NICE = 2;
    private static final int SYSTEM = 3;
    private static final int STEAL = 8;

    /**
     * Reads what was used so far.
     *
     * @throws UncheckedIOException if there is no /proc
     */
    public static MachineUsage now() {
        try {
            return parse(Files.readString(Path.of("/proc/stat")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Interrupts are left out: a process is not told which of them it has caused. */
    static MachineUsage parse(String stat) {
        var fields = stat.lines().findFirst().orElseThrow().split(" +", -1);
        return new MachineUsage(Ticks.micros(fields[USER]) + Ticks.micros(fields[NICE]) + Ticks.micros(fields[SYSTEM])
                + Ticks.micros(fields[STEAL]));
    }
}
