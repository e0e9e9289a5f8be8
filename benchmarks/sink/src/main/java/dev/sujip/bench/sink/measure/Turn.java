package dev.sujip.bench.sink.measure;

import dev.sujip.bench.sink.workload.Compression;

/**
 * One system in one round of a case, which has a group and a folder of its own.
 *
 * @param round from 1
 */
record Turn(
        SystemName system,
        Compression compression,
        int round) {

    /** Names the process, the group, the folder and the recording. */
    String name() {
        return "%s-%s-%d".formatted(system.id(), compression.id(), round);
    }
}
