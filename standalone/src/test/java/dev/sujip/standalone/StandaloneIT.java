package dev.sujip.standalone;

import dev.sujip.local.DataFolder;
import dev.sujip.local.FreePort;
import dev.sujip.local.StartupFailure;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Everything together: both services as they are, on a real broker and a real S3 endpoint. */
class StandaloneIT {

    @TempDir
    Path data;

    @Test
    void startsAgainOnWhatItKept() throws Exception {
        var properties = onFreePorts();
        try (var standalone = start(properties)) {
            assertThat(standalone).isNotNull();
            assertThat(health(properties.ports().management())).isEqualTo(200);
            await().until(() -> health(properties.ports().worker()) == 200); // once it is in its group
            send(properties, "kept");
        }
        try (var standalone = start(properties)) {
            assertThat(standalone).isNotNull();
            assertThat(endOffsets(properties).values()).hasSize(6);
            assertThat(endOffsets(properties)).containsEntry(0, 1L);
            assertThat(data.resolve("s3/sujip")).isDirectory();
        }
    }

    @Test
    void refusesAFolderThatAnotherHolds() throws Exception {
        try (var held = DataFolder.open(data)) {
            assertThat(held.kafka()).isDirectory();
            assertThatThrownBy(() -> start(onFreePorts())).isInstanceOf(StartupFailure.class)
                    .hasMessageContaining("another standalone");
        }
    }

    private Standalone start(StandaloneProperties properties) {
        var standalone = new Standalone(failure -> {
            throw failure;
        });
        standalone.start(properties);
        return standalone;
    }

    private StandaloneProperties onFreePorts() {
        var names = Settings.read().ports().byName().keySet().toArray(String[]::new);
        var ports = FreePort.several(names.length);
        var args = IntStream.range(0, names.length).mapToObj(i -> "--%s=%d".formatted(names[i], ports[i]))
                .collect(Collectors.toList());
        args.add("--standalone.data=" + data);
        return Settings.read(args.toArray(String[]::new));
    }

    private static int health(int port) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/actuator/health".formatted(port)));
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }

    private static void send(StandaloneProperties properties, String value) throws Exception {
        try (var producer = new KafkaProducer<>(clients(properties), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("uploads", 0, null, value)).get();
        }
    }

    private static Map<Integer, Long> endOffsets(StandaloneProperties properties) throws Exception {
        try (var admin = Admin.create(clients(properties))) {
            var latest = IntStream.range(0, 6).boxed()
                    .collect(Collectors.toMap(i -> new TopicPartition("uploads", i), i -> OffsetSpec.latest()));
            return admin.listOffsets(latest).all().get().entrySet().stream()
                    .collect(Collectors.toMap(e -> e.getKey().partition(), e -> e.getValue().offset()));
        }
    }

    private static Map<String, Object> clients(StandaloneProperties properties) {
        return Map.of("bootstrap.servers", "127.0.0.1:" + properties.ports().kafka());
    }
}
