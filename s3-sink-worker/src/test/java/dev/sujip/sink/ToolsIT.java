package dev.sujip.sink;

import dev.sujip.sink.Command.Answer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The commands, as they are given on a command line, on a real broker, a real S3 endpoint and what real workers have stored. */
class ToolsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;
    private static Backends backends;

    @BeforeAll
    static void start() {
        backends = new Backends(folder);
    }

    @AfterAll
    static void stop() throws IOException {
        backends.close();
    }

    @Test
    void verifyProvesWhatAWorkerStoredAndNamesWhatIsMissing() throws Exception {
        stored("proven", 3, 300);

        Answer whole = run("proven", "verify", "--deep");
        assertThat(whole.err()).isEmpty();
        assertThat(whole.out().lines().toList()).last().asString()
                .isEqualTo("proven: 300 records in 30 objects, no gap, no overlap; every object read");
        assertThat(whole.code()).isZero();

        List<String> objects = objects("proven", 1);
        remove(objects.get(4));
        remove(objects.getLast());
        Answer spoiled = run("proven", "verify");
        assertThat(spoiled.out()).contains(
                "fault: missing: partition 1: offsets 40 up to 49 are in no object: they are missing between "
                        + objects.get(3) + " and " + objects.get(5),
                "fault: committed-beyond: partition 1: committed beyond what is stored: group proven stands at 100, "
                        + "but offsets 90 up to 99 are in no object")
                .endsWith("2 faults" + System.lineSeparator());
        assertThat(spoiled.code()).isEqualTo(1);
        assertThat(run("proven", "verify", "--offline", "--json").out()).contains("\"faultCount\":1",
                "\"kind\":\"missing\"",
                "\"offsets\":{\"from\":40,\"next\":50}");
    }

    @Test
    void locatePrintsTheRecord() throws Exception {
        stored("located", 2, 40);

        Answer found = run("located", "locate", "--partition", "1", "--offset", "13");

        assertThat(found.out().lines().toList()).hasSize(2)
                .satisfies(
                        lines -> assertThat(lines.getFirst()).startsWith("located/dt=").endsWith(".ndjson.gz line 4"))
                .last().asString().startsWith("{\"partition\":1,\"offset\":13,").endsWith("\"value\":{\"i\":27}}");
        assertThat(found.code()).isZero();
        Answer beyond = run("located", "locate", "--partition", "1", "--offset", "20", "--json");
        assertThat(beyond.out()).contains("\"reason\":\"beyond-the-end\"");
        assertThat(beyond.code()).isEqualTo(1);
        assertThat(run("located", "locate", "--partition", "2", "--offset", "0").err())
                .startsWith("--partition=2: topic located has partitions 0 up to 1");
    }

    @Test
    void replayWritesEachRecordOnceHoweverOftenItIsRun() throws Exception {
        stored("replayed", 2, 100);
        backends.createTopic("copy", 2);
        String[] command = {"replay", "--topic", "copy", "--partition", "1", "--from-offset", "5", "--to-offset", "45",
                "--keep-partitions"};

        assertThat(
                run("replayed", Stream.concat(Stream.of(command), Stream.of("--dry-run")).toArray(String[]::new)).out())
                .isEqualTo("would write 40 records of 5 objects to topic copy%n".formatted());
        assertThat(run("replayed", command).out())
                .isEqualTo("wrote 40 records of 5 objects to topic copy%n".formatted());
        assertThat(run("replayed", command).out()).startsWith("wrote 0 records");

        List<ConsumerRecord<byte[], byte[]>> original = backends.read("replayed").stream()
                .filter(record -> record.partition() == 1
                        && record.offset() >= 5 && record.offset() < 45)
                .toList();
        List<ConsumerRecord<byte[], byte[]>> copies = backends.read("copy");
        assertThat(copies).hasSize(40)
                .usingRecursiveFieldByFieldElementComparatorOnFields("partition", "timestamp", "key",
                        "value")
                .containsExactlyElementsOf(original);
        assertThat(copies.getFirst().headers().lastHeader("sujip-id").value()).isEqualTo(bytes("k11"));

        Answer same = run("replayed", "replay", "--topic", "replayed", "--from", "2020-01-01T00:00:00Z", "--to",
                "2030-01-01T00:00:00Z");
        assertThat(same.code()).isEqualTo(2);
        assertThat(same.err()).contains("is the topic that the worker stores");
    }

    @Test
    void resetMovesAStoppedGroupToStoreRecordsAgainElsewhere() throws Exception {
        stored("moved-on", 2, 100);
        assertThat(run("moved-on", "reset", "--to-earliest").err())
                .contains("partition 0: moved-on holds all before offset 50, and a worker goes on there");
        assertThat(run("moved-on", "reset", "--to-offset", "20", "--partition", "1", "--prefix", "again", "--dry-run")
                .out()).startsWith("partition 1: 50 -> 20");
        assertThat(committed("moved-on")).isEqualTo(100);

        Answer moved = run("moved-on", "reset", "--to-offset", "20", "--prefix", "again");
        assertThat(moved.err()).isEmpty();
        assertThat(committed("moved-on")).isEqualTo(40);

        try (var _ = backends.worker("moved-on", Map.of("sink.objects.prefix", "again"))) {
            await().atMost(PATIENCE).until(() -> committed("moved-on") == 100);
            assertThat(run("moved-on", "reset", "--to-stored", "--prefix", "again").err())
                    .contains("group moved-on has members: ");
        }
        assertThat(run("moved-on", "verify", "--deep", "--prefix", "again").out()).contains("begins-late");
        Answer late = run("moved-on", "verify", "--deep", "--prefix", "again", "--accept-late-start");
        assertThat(late.out()).contains("proven: 60 records");
        assertThat(run("moved-on", "verify", "--deep").out()).contains("proven: 100 records");
    }

    @Test
    void whatCannotBeDoneIsToldInOneLineAndByTheExitCode() {
        assertThat(run("any", "verify", "--deeper").code()).isEqualTo(2);
        Answer noTopic = run("no-such-topic", "verify");
        assertThat(noTopic.err()).contains("there is no topic no-such-topic");
        assertThat(noTopic.code()).isEqualTo(3);
        Answer noBucket = run("any", "verify", "--offline", "--bucket", "no-such-bucket");
        assertThat(noBucket.err())
                .startsWith("verify: the store did not do what it was asked: GET s3://no-such-bucket/")
                .contains("there is no bucket no-such-bucket: make it, or set sink.store.bucket");
        assertThat(noBucket.code()).isEqualTo(3);
        assertThat(run("any", "verify", "--sink.batch.max-records=0").code()).isEqualTo(2);
    }

    /** A topic with all its records stored, ten in an object. */
    private static void stored(String topic, int partitions, int records) throws Exception {
        backends.createTopic(topic, partitions);
        backends.send(IntStream.range(0, records)
                .mapToObj(i -> new ProducerRecord<>(topic, i % partitions, bytes("k" + i), bytes("{\"i\":" + i + "}")))
                .peek(record -> record.headers().add("sujip-id", record.key()))
                .toList());
        try (var _ = backends.worker(topic, Map.of("sink.batch.max-age", "1h"))) {
            await().atMost(PATIENCE).until(() -> committed(topic) == records);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static long committed(String group) throws Exception {
        try (var admin = backends.admin()) {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().values().stream()
                    .mapToLong(position -> position == null ? 0 : position.offset()).sum();
        }
    }

    private static List<String> objects(String topic, int partition) {
        return backends.client.listObjectsV2Paginator(list -> list.bucket(Backends.BUCKET).prefix(topic + "/"))
                .contents().stream().map(S3Object::key)
                .filter(name -> name.contains("/%s-%05d-".formatted(topic, partition))).toList();
    }

    private static void remove(String object) {
        backends.client.deleteObject(delete -> delete.bucket(Backends.BUCKET).key(object));
    }

    private static Answer run(String topic, String... args) {
        return Command.run(backends, topic, args);
    }
}
