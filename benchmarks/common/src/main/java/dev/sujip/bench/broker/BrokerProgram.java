package dev.sujip.bench.broker;

import dev.sujip.local.KafkaBroker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A Kafka broker with one topic. Says {@code ready} when the topic can be written. */
public final class BrokerProgram {

    /** Records may be as old as their writer says, and none goes while it is measured. */
    private static final Map<String, String> KEEP_EVERYTHING = Map.of("log.retention.ms", "-1");

    private BrokerProgram() {}

    /** Arguments: the log's folder, port, controller's port, topic, partitions. */
    public static void main(String[] arguments) throws IOException {
        var folder = Files.createDirectories(Path.of(arguments[0]));
        var broker = KafkaBroker.start(folder, Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]), KEEP_EVERYTHING, failure -> {
                    failure.printStackTrace();
                    Runtime.getRuntime().halt(1);
                });
        broker.createTopic(arguments[3], Integer.parseInt(arguments[4]));
        System.out.println("ready");
    }
}
