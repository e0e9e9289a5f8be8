package dev.sujip.bench.sink.measure;

import dev.sujip.bench.sink.workload.LineFormat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How it is measured.
 *
 * @param worker     the jar of s3-sink-worker
 * @param format     of the lines
 * @param records    in the topic; a multiple of all partitions' objects, so that no system waits for a last object to be full
 * @param level      of compression, or empty for the worker's own
 * @param rounds     how often each system has its turn in each case
 * @param jvm        flags of the JVMs of all systems
 * @param settings   of the worker, by their names
 * @param recordings where recordings of the worker by Java's Flight Recorder go, or empty for none
 * @param kill       whether each system is killed in the middle and started again
 */
public record Setup(
        Path worker,
        LineFormat format,
        int records,
        Optional<Integer> level,
        int rounds,
        List<String> jvm,
        Map<String, String> settings,
        Optional<Path> recordings,
        boolean kill) {

    /** Records of an object. */
    public static final int OBJECT_RECORDS = 10_000;
}
