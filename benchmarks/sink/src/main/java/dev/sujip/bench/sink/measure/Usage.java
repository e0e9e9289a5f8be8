package dev.sujip.bench.sink.measure;

import dev.sujip.bench.process.Child;
import dev.sujip.bench.process.MachineUsage;
import dev.sujip.bench.process.ProcessUsage;

import java.util.Optional;

/**
 * CPU time used up to a moment, or between two, in µs.
 *
 * @param system  of the system that is measured
 * @param broker  of the broker
 * @param store   of the S3 server; 0 where it was not started here
 * @param machine of everything on this machine
 * @param driver  of this process
 */
record Usage(
        long system,
        long broker,
        long store,
        long machine,
        long driver) {

    /**
     * Reads what was used so far.
     *
     * @param gone of processes of the system that were there before
     */
    static Usage now(Child system, long gone, Child broker, Optional<Child> store) {
        return new Usage(gone + cpu(system.pid()), cpu(broker.pid()), store.map(server -> cpu(server.pid())).orElse(0L),
                MachineUsage.now().cpuMicros(), cpu(ProcessHandle.current().pid()));
    }

    Usage since(Usage before) {
        return new Usage(system - before.system, broker - before.broker, store - before.store,
                machine - before.machine, driver - before.driver);
    }

    /** Of whatever has nothing to do with the measurement, and took the CPU from it. */
    long others() {
        return Math.max(0, machine - system - broker - store - driver);
    }

    private static long cpu(long pid) {
        return ProcessUsage.of(pid).cpuMicros();
    }
}
