package dev.sujip.ingest;

import dev.sujip.local.FreePort;
import dev.sujip.local.KafkaBroker;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** A real broker that can be stopped and started again on its ports and its data. */
public final class TestBroker implements AutoCloseable {

    private final Path data;
    private final int[] ports;
    private final Map<String, String> settings;
    private KafkaBroker broker;

    /** Starts on the folder {@code data}. */
    public TestBroker(Path data) {
        this(data, FreePort.several(2), Map.of());
    }

    /**
     * Starts on the folder {@code data}.
     *
     * @param ports    for clients and for the controller
     * @param settings of the broker, besides those that it has anyway
     */
    public TestBroker(Path data, int[] ports, Map<String, String> settings) {
        this.data = data;
        this.ports = ports.clone();
        this.settings = settings;
        broker = started();
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    public Map<String, Object> clientConfig() {
        return Map.of("bootstrap.servers", bootstrapServers());
    }

    public void createTopic(String name, int partitions, Map<String, String> config)
            throws ExecutionException, InterruptedException {
        try (var admin = admin()) {
            var topic = new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(config);
            admin.createTopics(List.of(topic)).all().get();
        }
    }

    /** Returns a client that may do anything, to be closed. */
    public Admin admin() {
        return Admin.create(clientConfig());
    }

    public void stop() {
        broker.close();
    }

    public void startAgain() {
        broker = started();
    }

    @Override
    public void close() {
        stop();
    }

    private KafkaBroker started() {
        return KafkaBroker.start(data, ports[0], ports[1], settings, failure -> {
            throw failure;
        });
    }
}
