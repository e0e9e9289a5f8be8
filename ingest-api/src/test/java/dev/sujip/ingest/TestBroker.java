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
    private final int[] ports = FreePort.several(2);
    private KafkaBroker broker;

    /** Starts on the folder {@code data}. */
    public TestBroker(Path data) {
        this.data = data;
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
        try (var admin = Admin.create(clientConfig())) {
            var topic = new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(config);
            admin.createTopics(List.of(topic)).all().get();
        }
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
        return KafkaBroker.start(data, ports[0], ports[1], failure -> {
            throw failure;
        });
    }
}
