package dev.sujip.launch;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Process 1 of the image sujip/kafka: formats folders that are empty, where the properties ask for KRaft, and then is Kafka.
 * Folders that are formatted stay as they are.
 */
public final class StartKafka {

    private StartKafka() {}

    /** Arguments: a file of properties, and what Kafka takes beside it. Exit code 2 with a line on stderr if it cannot start so. */
    public static void main(String[] arguments) throws Exception {
        try {
            Path file = Path.of(arguments.length == 0 ? "/etc/kafka/server.properties" : arguments[0]);
            Optional<String> clusterId = clusterIdToFormatWith(read(file), System.getenv());
            if (clusterId.isPresent()) {
                format(file, clusterId.get());
            }
            Server.main("kafka.Kafka", arguments.length == 0 ? new String[]{file.toString()} : arguments);
        } catch (Refusal refusal) {
            System.err.println("refused: " + refusal.getMessage());
            System.exit(2);
        }
    }

    /** Empty under ZooKeeper, which gives out the cluster's id by itself. */
    static Optional<String> clusterIdToFormatWith(Properties properties, Map<String, String> environment)
            throws Refusal {
        if (properties.getProperty("process.roles", "").isBlank()) {
            return Optional.empty();
        }
        String id = environment.getOrDefault("KAFKA_CLUSTER_ID", "");
        // 16 bytes in Base64 without padding; Kafka's own message on anything else is a stack trace.
        if (!id.matches("[A-Za-z0-9_-]{22}")) {
            throw new Refusal("KAFKA_CLUSTER_ID is '" + id
                    + "'; with process.roles it must be an id of 22 characters, the same for all nodes:"
                    + " kafka-storage.sh random-uuid prints one");
        }
        return Optional.of(id);
    }

    private static Properties read(Path file) throws Exception {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties;
        } catch (NoSuchFileException e) {
            throw new Refusal(file + " is not there: mount the properties of this broker or controller at that place");
        }
    }

    private static void format(Path file, String clusterId) throws Exception {
        int outcome = Server.format(System.out, "format", "--ignore-formatted", "-t", clusterId, "-c", file.toString());
        if (outcome != 0) {
            throw new Refusal("kafka-storage.sh format ended with " + outcome + "; what it said stands above");
        }
    }
}
