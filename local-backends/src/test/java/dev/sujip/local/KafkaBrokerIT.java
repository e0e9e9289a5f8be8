package dev.sujip.local;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class KafkaBrokerIT {

    @TempDir
    Path folder;

    @Test
    void keepsItsRecordsOverARestartOnOtherPorts() throws Exception {
        try (var broker = start()) {
            broker.createTopic("uploads", 6);
            send(broker, "kept");
        }
        try (var broker = start()) {
            assertThat(read(broker)).containsExactly("kept");
            send(broker, "and goes on");
            assertThat(read(broker)).containsExactly("kept", "and goes on");
        }
    }

    @Test
    void leavesATopicThatExistsAsItIs() throws Exception {
        try (var broker = start(); var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            broker.createTopic("uploads", 6);
            broker.createTopic("uploads", 3);

            assertThat(admin.describeTopics(List.of("uploads")).allTopicNames().get().values()).singleElement()
                    .satisfies(topic -> assertThat(topic.partitions()).hasSize(6));
        }
    }

    @Test
    void listensOnTheLoopbackAddressOnly() throws Exception {
        try (var broker = start(); var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            assertThat(admin.describeCluster().nodes().get()).singleElement()
                    .satisfies(node -> assertThat(node.host()).isEqualTo("127.0.0.1"));
        }
    }

    @Test
    void formatsAgainWhenTheFirstTimeWasCutShort() throws IOException {
        Files.writeString(folder.resolve("bootstrap.checkpoint"), "");
        try (var broker = start()) {
            broker.createTopic("uploads", 1);
        }
    }

    @Test
    void saysThatItCannotReadAFolder() throws IOException {
        Files.writeString(folder.resolve("meta.properties"), "no such thing");

        assertThatThrownBy(this::start).isInstanceOf(StartupFailure.class).message().contains(folder.toString())
                .contains("not found").contains("move the folder away").doesNotContain("\n");
    }

    @Test
    void saysThatTheLogIsAnotherBrokers() throws IOException {
        Files.writeString(folder.resolve("meta.properties"),
                "version=1\ncluster.id=MkU3OEVBNTcwNTJENDM2Qg\nnode.id=7\ndirectory.id=i3cJNKWvSqqmvaq2qYKYGg\n");

        assertThatThrownBy(this::start).isInstanceOf(StartupFailure.class).message().contains("node id 7");
    }

    @Test
    void neverFormatsOverALogThatLostItsMetaProperties() throws IOException {
        makeTopic();
        Files.delete(folder.resolve("meta.properties"));

        assertThatThrownBy(this::start).isInstanceOf(StartupFailure.class);
        assertThat(folder.resolve("meta.properties")).doesNotExist();
    }

    @Test
    void refusesADamagedMetadataLogBeforeKafkaDropsTheTopicsBehindIt() throws IOException {
        makeTopic();
        var log = folder.resolve("__cluster_metadata-0/00000000000000000000.log");
        var bytes = Files.readAllBytes(log);
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 200, (byte) 0);
        Files.write(log, bytes);

        assertThatThrownBy(this::start).isInstanceOf(StartupFailure.class).message().contains(log.toString());
        assertThat(folder.resolve("uploads-0")).isDirectory();
    }

    @Test
    void refusesTopicsWithoutAMetadataLog() throws IOException {
        makeTopic();
        Files.delete(folder.resolve("__cluster_metadata-0/00000000000000000000.log"));

        assertThatThrownBy(this::start).isInstanceOf(StartupFailure.class).message().contains("there are topics");
        assertThat(folder.resolve("uploads-0")).isDirectory();
    }

    @Test
    void startsWhenTheLastBatchOfTheMetadataLogWasCutShort() throws IOException {
        makeTopic();
        try (var log = FileChannel.open(folder.resolve("__cluster_metadata-0/00000000000000000000.log"),
                StandardOpenOption.WRITE)) {
            log.truncate(log.size() - 20);
        }
        start().close();
        assertThat(folder.resolve("uploads-0")).isDirectory();
    }

    @Test
    void namesTheFileThatKafkaCannotRead() throws IOException {
        makeTopic();
        var state = folder.resolve("__cluster_metadata-0/quorum-state");
        Files.writeString(state, "{no such thing");

        assertThatThrownBy(this::start).isInstanceOf(StartupFailure.class).message().contains(state.toString())
                .doesNotContain("\n");
    }

    private void makeTopic() {
        try (var broker = start()) {
            broker.createTopic("uploads", 1);
        }
    }

    private KafkaBroker start() {
        var ports = FreePort.several(2);
        return KafkaBroker.start(folder, ports[0], ports[1], failure -> {
            throw failure;
        });
    }

    private static void send(KafkaBroker broker, String value) throws Exception {
        var settings = Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("uploads", 0, null, value)).get();
        }
    }

    private static List<String> read(KafkaBroker broker) {
        var settings = Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition("uploads", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            var values = new ArrayList<String>();
            await().until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
                return consumer.position(partition) >= end;
            });
            return values;
        }
    }
}
