package dev.sujip.sink.simulation;

import org.jspecify.annotations.Nullable;

/** What the broker knows of the group in one partition: who owns it, and the position committed last. */
final class SimulatedGroup {

    private @Nullable SimulatedWorker owner;
    private long committed;

    void assign(SimulatedWorker worker) {
        owner = worker;
    }

    void commit(SimulatedWorker worker, long position) {
        if (worker.equals(owner)) {
            committed = position; // also backwards: a commit that was sent earlier may arrive later
        }
    }

    boolean owns(SimulatedWorker worker) {
        return worker.equals(owner);
    }

    long committed() {
        return committed;
    }
}
