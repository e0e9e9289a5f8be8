package dev.sujip.ingest.publish;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** Joins a broker that is its own controller, so that a topic can have two replicas and lose one. */
final class SecondBroker implements AutoCloseable {

    static final int NODE_ID = 2;

    private final Map<String, String> settings;
    private KafkaRaftServer server;

    /**
     * Starts it.
     *
     * @param data       an empty folder of its own
     * @param first      the folder of the broker that it joins
     * @param controller the port of that broker's controller
     * @param port       its own
     */
    SecondBroker(Path data, Path first, int controller, int port) throws Exception {
        settings = Map.of("process.roles", "broker", "node.id", String.valueOf(NODE_ID), "controller.quorum.voters",
                "1@127.0.0.1:" + controller, "controller.listener.names", "CONTROLLER", "listeners",
                "PLAINTEXT://127.0.0.1:" + port, "log.dirs", data.toString(), "broker.session.timeout.ms", "3000",
                "broker.heartbeat.interval.ms", "500", "log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20));
        new Formatter().setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(NODE_ID)
                .setClusterId(clusterId(first))
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(data.toString())
                .addDirectory(data.toString())
                .run();
        server = started();
    }

    void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    void startAgain() {
        server = started();
    }

    @Override
    public void close() {
        stop();
    }

    private KafkaRaftServer started() {
        var started = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        started.startup();
        return started;
    }

    private static String clusterId(Path first) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(first.resolve("meta.properties"))));
        return properties.getProperty("cluster.id");
    }
}
