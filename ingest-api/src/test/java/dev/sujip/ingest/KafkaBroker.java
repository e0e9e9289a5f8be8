package dev.sujip.ingest;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** A real broker in this JVM, broker and controller in one, that can be stopped and started again on its port and its data. */
public final class KafkaBroker implements AutoCloseable {

    private static final int NODE = 1;

    private final Path data;
    private final int port = freePort();
    private final int controllerPort = freePort();
    private final Map<String, String> overrides;
    private KafkaRaftServer server;

    /**
     * Formats {@code data} and starts.
     *
     * @param overrides broker settings beside the usual ones
     */
    public KafkaBroker(Path data, Map<String, String> overrides) throws Exception {
        this.data = data;
        this.overrides = overrides;
        Files.createDirectories(data);
        try (var quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter().setPrintStream(quiet)
                    .setNodeId(NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(Optional.of(data.toString()))
                    .addDirectory(data.toString())
                    .run();
        }
        server = startedServer();
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public Map<String, Object> clientConfig() {
        return Map.of("bootstrap.servers", bootstrapServers());
    }

    public void createTopic(String name, int partitions, Map<String, String> config)
            throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(clientConfig())) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(config))).all().get();
        }
    }

    public void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    public void startAgain() {
        server = startedServer();
    }

    @Override
    public void close() {
        stop();
    }

    private KafkaRaftServer startedServer() {
        var settings = new java.util.HashMap<String, String>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE));
        settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("log.dirs", data.toString());
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("auto.create.topics.enable", "false");
        settings.putAll(overrides);
        var started = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        started.startup();
        return started;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
