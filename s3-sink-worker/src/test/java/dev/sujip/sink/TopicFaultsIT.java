package dev.sujip.sink;

import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What may happen to a topic while it is read. After each, {@code verify --deep} proves what stands in the objects. */
@ExtendWith(OutputCaptureExtension.class)
class TopicFaultsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;
    private static Backends backends;

    @BeforeAll
    static void start() {
        backends = new Backends(folder, Map.of("log.cleaner.backoff.ms", "100"));
    }

    @AfterAll
    static void stop() throws IOException {
        backends.close();
    }

    @Test
    void storesPartitionsThatAreAddedFromTheirFirstRecord() throws Exception {
        String topic = "widened";
        backends.createTopic(topic, 1);
        backends.send(records(topic, 1, 30));
        try (var _ = backends.worker(topic, Map.of("spring.kafka.consumer.properties.metadata.max.age.ms", "500"));
                var admin = backends.admin()) {
            await().atMost(PATIENCE).until(() -> committed(topic) == 30);
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(3))).all().get();
            var added = Map.of(new TopicPartition(topic, 1), OffsetSpec.latest(), new TopicPartition(topic, 2),
                    OffsetSpec.latest());
            await().atMost(PATIENCE).ignoreExceptions().until(() -> admin.listOffsets(added).all().get() != null);
            backends.send(records(topic, 3, 90));
            await().atMost(PATIENCE).until(() -> committed(topic) == 120);
        }
        assertThat(verify(topic)).contains("proven: 120 records");
    }

    @Test
    void marksWhatRetentionTookFromUnderItAndGoesOn(CapturedOutput output) throws Exception {
        String topic = "taken-away";
        backends.createTopic(topic, 1);
        backends.send(records(topic, 1, 10));
        var settings = Map.of("sink.on-data-loss", "continue", "sink.buffer-max-bytes", "2KB",
                "spring.kafka.consumer.max-poll-records", "10",
                "spring.kafka.consumer.properties.max.partition.fetch.bytes", "1024");
        try (var _ = backends.worker(topic, settings)) {
            await().atMost(PATIENCE).until(() -> committed(topic) == 10);
            backends.stopStore();
            backends.send(records(topic, 1, 20_000));
            await().atMost(PATIENCE).until(() -> output.getOut().contains("store request failed partition=" + topic));
            try (var admin = backends.admin()) {
                admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(20_000))).all()
                        .get();
            }
            backends.startStore();
            await().atMost(PATIENCE).until(() -> committed(topic) == 20_010);
        }
        assertThat(output).contains("overtaken partition=" + topic);
        List<String> places = StoredLines.of(backends.client, topic).places();
        assertThat(verify(topic)).contains("proven: %,d records".formatted(places.size()))
                .contains("up to 19999 (retention, ");
        assertThat(places).doesNotHaveDuplicates().endsWith("0/20009").hasSizeGreaterThan(20).hasSizeLessThan(19_000);
    }

    @Test
    void refusesToGoOnWhereTheLogEndsBeforeItsPosition(CapturedOutput output) throws Exception {
        String topic = "cut-short";
        backends.createTopic(topic, 1);
        backends.send(records(topic, 1, 10));
        try (var _ = backends.worker(topic, Map.of())) {
            await().atMost(PATIENCE).until(() -> committed(topic) == 10);
        }
        try (var admin = backends.admin()) { // as if ten more had been stored, and then lost by the broker
            var partition = new TopicPartition(topic, 0);
            var here = admin.listConsumerGroupOffsets(topic).partitionsToOffsetAndMetadata().get().get(partition);
            admin.alterConsumerGroupOffsets(topic, Map.of(partition,
                    new OffsetAndMetadata(20, Optional.empty(), requireNonNull(here).metadata()))).all().get();
        }
        try (var worker = backends.worker(topic, Map.of())) {
            await().atMost(PATIENCE).until(() -> broken(worker));
        }
        assertThat(output)
                .contains("refused: " + topic + "-0 position 20: below this position the log is not what was stored");
        assertThat(StoredLines.of(backends.client, topic).lines()).hasSize(10);
    }

    @Test
    void keepsItsChainWhereCompactionTakesRecordsFromUnderIt() throws Exception {
        String topic = "thinned";
        try (var admin = backends.admin()) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())
                    .configs(Map.of("cleanup.policy", "compact", "segment.ms", "60000", "min.cleanable.dirty.ratio",
                            "0.001"))))
                    .all().get();
        }
        var settings = Map.of("sink.objects.layout", "by-offset");
        for (int life = 1; life <= 2; life++) {
            thinOut(topic, life);
            int end = 201 * life;
            try (var _ = backends.worker(topic, settings)) {
                await().atMost(PATIENCE).until(() -> committed(topic) == end);
            }
        }
        List<String> places = StoredLines.of(backends.client, topic).places();
        assertThat(places).doesNotHaveDuplicates().hasSizeLessThan(400)
                .containsAll(backends.read(topic).stream().map(each -> "0/%05d".formatted(each.offset())).toList());
        assertThat(Command.run(backends, topic, "verify", "--deep", "--sink.objects.layout=by-offset").out())
                .contains("proven: %,d records".formatted(places.size()));
    }

    /** Sends 200 records of ten keys, and one that is later by so much that a new segment begins; returns when compaction has taken some. */
    private static void thinOut(String topic, int life) throws Exception {
        long time = 1_000_000L * life;
        backends.send(IntStream.range(0, 200)
                .mapToObj(i -> new ProducerRecord<>(topic, 0, time, bytes("k" + i % 10), bytes("{\"i\":" + i + "}")))
                .toList());
        backends.send(List.of(new ProducerRecord<>(topic, 0, time + 500_000, bytes("last"), bytes("{}"))));
        long first = 201L * (life - 1);
        await().atMost(PATIENCE).until(() -> backends.read(topic).stream().filter(each -> each.offset() >= first)
                .count() < 100);
    }

    private static String verify(String topic) {
        return Command.run(backends, topic, "verify", "--deep").out();
    }

    private static boolean broken(ConfigurableApplicationContext worker) {
        return worker.getBean(ApplicationAvailability.class).getLivenessState() == LivenessState.BROKEN;
    }

    /** Of all partitions together. */
    private static long committed(String group) throws Exception {
        try (var admin = backends.admin()) {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().values().stream()
                    .mapToLong(position -> position == null ? 0 : position.offset()).sum();
        }
    }

    private static List<ProducerRecord<byte[], byte[]>> records(String topic, int partitions, int count) {
        return IntStream.range(0, count).mapToObj(i -> new ProducerRecord<byte[], byte[]>(topic, i % partitions, null,
                bytes("{\"i\":" + i + "}"))).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
