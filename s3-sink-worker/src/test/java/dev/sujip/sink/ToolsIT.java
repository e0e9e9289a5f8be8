package dev.sujip.sink;

import dev.sujip.sink.tools.Tools;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
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
    void whatCannotBeDoneIsToldInOneLineAndByTheExitCode() {
        assertThat(run("any", "verify", "--deeper").code()).isEqualTo(2);
        Answer noTopic = run("no-such-topic", "verify");
        assertThat(noTopic.err()).contains("there is no topic no-such-topic");
        assertThat(noTopic.code()).isEqualTo(3);
        Answer noBucket = run("any", "verify", "--offline", "--bucket", "no-such-bucket");
        assertThat(noBucket.err())
                .startsWith("verify: the store did not do what it was asked: LIST s3://no-such-bucket/");
        assertThat(noBucket.code()).isEqualTo(3);
        assertThat(run("any", "verify", "--sink.batch.max-records=0").code()).isEqualTo(2);
    }

    /** A topic with all its records stored, ten in an object. */
    private static void stored(String topic, int partitions, int records) throws Exception {
        backends.createTopic(topic, partitions);
        backends.send(IntStream.range(0, records)
                .mapToObj(i -> new ProducerRecord<byte[], byte[]>(topic, i % partitions, null,
                        ("{\"i\":" + i + "}").getBytes(StandardCharsets.UTF_8)))
                .toList());
        try (var _ = backends.worker(topic, Map.of("sink.batch.max-age", "1h"))) {
            await().atMost(PATIENCE).until(() -> committed(topic) == records);
        }
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

    /** What {@code main} does, short of ending this process; the settings are those of the workers. */
    private static Answer run(String topic, String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        Stream<String> settings = backends.settings(topic).entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue());
        Stream<String> quiet = Stream.of("--logging.config=" + System.getProperty("logging.config"));
        int code = new Tools(ToolsContext::open).run(
                Stream.of(Stream.of(args), settings, quiet).flatMap(each -> each).toArray(String[]::new),
                new PrintWriter(out), new PrintWriter(err));
        return new Answer(code, out.toString(), err.toString());
    }

    private record Answer(int code, String out, String err) {}
}
