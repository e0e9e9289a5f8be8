package dev.sujip.bench.broker;

import dev.sujip.bench.process.Child;
import dev.sujip.bench.process.Children;
import dev.sujip.bench.process.Java;
import dev.sujip.local.FreePort;

import java.time.Duration;
import java.util.List;

/**
 * A Kafka broker of its own process, on an empty log.
 *
 * @param process          that it is
 * @param bootstrapServers where clients connect
 */
public record Broker(
        Child process,
        String bootstrapServers) {

    /** The one topic that it has. */
    public static final String TOPIC = "uploads";
    /** How many partitions the topic has. */
    public static final int PARTITIONS = 6;

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Java JAVA = Java.with("--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow", "-Xms1g", "-Xmx1g");

    /** Starts one with its log in the children's folder; when this returns, the topic can be written. */
    public static Broker start(Children children) throws InterruptedException {
        var ports = FreePort.several(2);
        var process = children.start("broker",
                JAVA.main(BrokerProgram.class,
                        List.of(children.folder().resolve("kafka").toString(), String.valueOf(ports[0]),
                                String.valueOf(ports[1]), TOPIC, String.valueOf(PARTITIONS))));
        process.awaitLine("ready"::equals, START_LIMIT);
        return new Broker(process, "127.0.0.1:" + ports[0]);
    }
}
