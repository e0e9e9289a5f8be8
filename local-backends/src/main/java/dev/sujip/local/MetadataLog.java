package dev.sujip.local;

import org.apache.kafka.common.record.FileRecords;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The log in which the broker keeps what topics there are. Kafka cuts it at the first batch that it cannot read, no longer knows the
 * topics that stood behind, and deletes their records a minute later; so it is read through before Kafka sees it.
 */
final class MetadataLog {

    private static final String NAME = "__cluster_metadata-0";

    private MetadataLog() {}

    /**
     * Reads every batch. One that was cut short at the very end is no fault, since a kill can leave it.
     *
     * @param folder the broker's folder
     * @throws IOException when the log, or a whole batch of it, is missing or damaged
     */
    static void check(Path folder) throws IOException {
        if (!holdsPartitions(folder)) {
            return;
        }
        var log = folder.resolve(NAME);
        var readable = !files(log, ".checkpoint").isEmpty();
        for (var segment : files(log, ".log")) {
            readable |= holdsBatches(segment);
        }
        if (!readable) {
            throw new IOException("there are topics, but " + log + " is missing or empty");
        }
    }

    /** Whether the folder holds the records of any topic. */
    private static boolean holdsPartitions(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(name -> name.matches(".+-\\d+") && !name.equals(NAME));
        }
    }

    private static boolean holdsBatches(Path segment) throws IOException {
        var any = false;
        try (var records = FileRecords.open(segment.toFile(), false)) {
            for (var batch : records.batches()) {
                batch.ensureValid();
                any = true;
            }
            return any;
        } catch (RuntimeException e) {
            throw new IOException("%s is damaged: %s".formatted(segment, StartupFailure.reason(e)), e);
        }
    }

    private static List<Path> files(Path log, String suffix) throws IOException {
        if (!Files.isDirectory(log)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(log)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }
}
