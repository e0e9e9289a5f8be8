package dev.sujip.sink.simulation;

import dev.sujip.sink.batch.PartitionChain;

import java.util.LinkedHashMap;
import java.util.Map;

/** A worker process: the partitions that it believes to be its own. What it holds is gone when it dies. */
final class SimulatedWorker {

    final String id;
    final Map<Integer, Reading> readings = new LinkedHashMap<>();
    boolean alive = true;

    SimulatedWorker(String id) {
        this.id = id;
    }

    /** The worker's place in one partition. */
    static final class Reading {

        PartitionChain chain;
        long position;
        /** Retention was faster: what the chain holds is still stored, then reading begins anew elsewhere. */
        boolean overtaken;

        Reading(long position) {
            this.position = position;
        }
    }
}
