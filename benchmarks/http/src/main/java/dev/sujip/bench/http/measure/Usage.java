package dev.sujip.bench.http.measure;

import dev.sujip.bench.process.MachineUsage;
import dev.sujip.bench.process.ProcessUsage;

/**
 * CPU time used up to a moment, or between two, in µs.
 *
 * @param system  of the system that is measured
 * @param broker  of the broker
 * @param machine of everything on this machine
 * @param driver  of this process and of the load that it started and that has ended
 */
record Usage(
        long system,
        long broker,
        long machine,
        long driver) {

    static Usage now(long systemPid, long brokerPid) {
        var driver = ProcessUsage.of(ProcessHandle.current().pid());
        return new Usage(ProcessUsage.of(systemPid).cpuMicros(), ProcessUsage.of(brokerPid).cpuMicros(),
                MachineUsage.now().cpuMicros(), driver.cpuMicros() + driver.endedChildrenMicros());
    }

    Usage since(Usage before) {
        return new Usage(system - before.system, broker - before.broker, machine - before.machine,
                driver - before.driver);
    }

    /** Of whatever has nothing to do with the measurement, and took the CPU from it. */
    long others() {
        return Math.max(0, machine - system - broker - driver);
    }
}
