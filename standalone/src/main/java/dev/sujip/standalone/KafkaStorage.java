package dev.sujip.standalone;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble.VerificationFlag;
import org.apache.kafka.metadata.storage.Formatter;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;

/** The broker's folder before the broker: formatted once, then only looked at. */
final class KafkaStorage {

    private KafkaStorage() {}

    /**
     * Formats the folder at the first start, and at a later one sees that it is this broker's.
     *
     * @throws StartupFailure when it holds a log whose {@code meta.properties} is missing, unreadable or another broker's
     */
    static void prepare(Path folder, int nodeId) {
        try {
            if (!Files.exists(folder.resolve("meta.properties")) && !holdsPartitions(folder)) {
                format(folder, nodeId);
            }
            new MetaPropertiesEnsemble.Loader().addMetadataLogDir(folder.toString()).load()
                    .verify(Optional.empty(), OptionalInt.of(nodeId), EnumSet
                            .of(VerificationFlag.REQUIRE_AT_LEAST_ONE_VALID,
                                    VerificationFlag.REQUIRE_METADATA_LOG_DIR));
        } catch (StartupFailure e) {
            throw e;
        } catch (Exception e) {
            throw unreadable(folder, e);
        }
    }

    /** Returns the failure of a folder that Kafka cannot read. */
    static StartupFailure unreadable(Path folder, Throwable cause) {
        return new StartupFailure(
                "the folder of the Kafka log %s is not whole (Kafka says: %s); put back a whole copy of it, or move it away to start with an empty log"
                        .formatted(folder, StartupFailure.reason(cause)),
                cause);
    }

    /** A folder without meta.properties is new, or its formatting was cut short; unless it holds a partition's folder. */
    private static boolean holdsPartitions(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().matches(".+-\\d+"));
        }
    }

    private static void format(Path folder, int nodeId) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(nodeId)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(folder.toString())
                .addDirectory(folder.toString())
                .run();
    }
}
