package dev.sujip.bench.process;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessUsageTest {

    private static final String STAT = "4711 (a) b (c) S 1 4711 4711 0 -1 4194560 900 800 0 0 250 50 30 20 20 0 31 0 1234 0 0";

    @Test
    void cpuIsUserAndKernelTimeWhateverTheProgramIsCalled() {
        assertThat(ProcessUsage.cpuMicros(STAT)).isEqualTo(3_000_000);
    }

    @Test
    void endedChildrenAreApart() {
        assertThat(ProcessUsage.endedChildrenMicros(STAT)).isEqualTo(500_000);
    }

    @Test
    void memoryIsWhatIsResident() {
        assertThat(ProcessUsage.bytes("VmRSS", "Name:\tjava\nVmPeak:\t  9000 kB\nVmRSS:\t  2000 kB\nRssAnon:\t 1 kB\n"))
                .isEqualTo(2_048_000);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void agreesWithWhatTheJdkSaysOfThisProcess() {
        var usage = ProcessUsage.of(ProcessHandle.current().pid());
        long jdkMicros = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1_000;
        assertThat(usage.cpuMicros()).isPositive().isLessThanOrEqualTo(jdkMicros);
        assertThat(usage.residentBytes()).isGreaterThan(1_000_000);
        assertThat(usage.peakResidentBytes()).isGreaterThanOrEqualTo(usage.residentBytes());
    }

    @Test
    void theMachineIsBusyWithProcessesAndWithWhatIsStolenFromIt() {
        var usage = MachineUsage.parse("cpu  100 20 30 99999 888 7 6 50 0 0\ncpu0 1 1 1 1 1 1 1 1 0 0\n");
        assertThat(usage.cpuMicros()).isEqualTo(2_000_000);
    }
}
