package dev.sujip.local;

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
     * Formats the folder at the first start, and at a later one sees that it is whole and this broker's.
     *
     * @throws StartupFailure when it holds a log of another broker, or one that is damaged
     */
    static void prepare(Path folder, int nodeId) {
        try {
            if (!Files.exists(folder.resolve("meta.properties")) && !holdsLogs(folder)) {
                format(folder, nodeId);
            }
            new MetaPropertiesEnsemble.Loader().addMetadataLogDir(folder.toString()).load()
                    .verify(Optional.empty(), OptionalInt.of(nodeId), EnumSet
                            .of(VerificationFlag.REQUIRE_AT_LEAST_ONE_VALID,
                                    VerificationFlag.REQUIRE_METADATA_LOG_DIR));
            MetadataLog.check(folder);
        } catch (Exception e) {
            throw unusable(folder, StartupFailure.message(e), e);
        }
    }

    /** Returns the failure of a folder that Kafka cannot use, or cannot use any longer. */
    static StartupFailure unusable(Path folder, String reason, Throwable cause) {
        return new StartupFailure(
                "Kafka cannot use its log in %s (%s); see that the disk has room and put back a whole copy, or move the folder away to start with an empty log"
                        .formatted(folder, reason),
                cause);
    }

    /** A folder without meta.properties is new, or its formatting was cut short; unless it holds a log. */
    private static boolean holdsLogs(Path folder) throws IOException {
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
