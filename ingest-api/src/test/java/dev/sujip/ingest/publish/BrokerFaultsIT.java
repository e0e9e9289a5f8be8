package dev.sujip.ingest.publish;

import dev.sujip.ingest.TestBroker;
import dev.sujip.ingest.decode.BodyFormat;
import dev.sujip.ingest.publish.RecordOutcome.NotWritten;
import dev.sujip.ingest.publish.RecordOutcome.Unknown;
import dev.sujip.ingest.publish.RecordOutcome.Written;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What becomes of records while a broker that is there cannot take them, and that it ends when the cause does, by itself. */
class BrokerFaultsIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path data;
    static TestBroker kafka;

    @BeforeAll
    static void start() {
        kafka = new TestBroker(data);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void takesRecordsAgainAfterOneThatWasTooLarge() throws Exception {
        kafka.createTopic("small", 1, Map.of("max.message.bytes", "1000"));
        try (var publisher = publisher("small")) {
            var outcomes = publisher.publish("small", "1\n2\n\"" + "x".repeat(5000) + "\"\n3\n4");
            assertThat(outcomes.get(2)).isEqualTo(new NotWritten(FailureReason.TOO_LARGE));
            assertThat(outcomes).filteredOn(each -> each instanceof Written).hasSize(4);
            assertThat(written(publisher, "small", "5")).isTrue();
            setTopic("small", "max.message.bytes", "100000");
            await().atMost(PATIENCE).until(() -> written(publisher, "small", '"' + "x".repeat(5000) + '"'));
        }
    }

    @Test
    void isCertainThatWhatSharedABatchWithARefusedRecordWasNotWritten() throws Exception {
        kafka.createTopic("compacted", 1, Map.of("cleanup.policy", "compact"));
        var patient = new HashMap<>(kafka.clientConfig());
        patient.put("linger.ms", 500);
        try (var publisher = new RunningPublisher(patient, TIMEOUT, "compacted")) {
            var keyed = publisher.publish(Uploads.of("compacted", BodyFormat.TEXT, "with", "key", null));
            var bare = publisher.publish(Uploads.of("compacted", BodyFormat.TEXT, "without", null, null));
            assertThat(bare.join()).containsExactly(new NotWritten(FailureReason.REFUSED));
            assertThat(keyed.join()).containsExactly(new NotWritten(FailureReason.BATCH_REFUSED));
            var again = publisher.publish(Uploads.of("compacted", BodyFormat.TEXT, "with", "key", null));
            assertThat(again.join()).containsExactly(new Written("compacted", 0, 0));
        }
    }

    @Test
    void leavesOtherTopicsAloneWhenOneIsMissingAndTakesItInOnceItIsThere() throws Exception {
        kafka.createTopic("present", 1, Map.of());
        try (var publisher = new RunningPublisher(kafka.clientConfig(), TIMEOUT, Duration.ofSeconds(1), "absent",
                "present")) {
            assertThat(publisher.publish("absent", "1")).containsExactly(new NotWritten(FailureReason.UNKNOWN_TOPIC));
            assertThat(written(publisher, "present", "1")).isTrue();
            kafka.createTopic("absent", 1, Map.of());
            await().atMost(PATIENCE).until(() -> written(publisher, "absent", "1"));
        }
    }

    @Test
    void takesATopicThatWasDeletedAndMadeAgain() throws Exception {
        kafka.createTopic("twice", 1, Map.of());
        try (var publisher = publisher("twice"); var admin = kafka.admin()) {
            assertThat(written(publisher, "twice", "1")).isTrue();
            admin.deleteTopics(List.of("twice")).all().get();
            await().atMost(PATIENCE).until(() -> !written(publisher, "twice", "2"));
            await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                kafka.createTopic("twice", 1, Map.of());
                return true;
            });
            await().atMost(PATIENCE).until(() -> written(publisher, "twice", "3"));
        }
    }

    @Test
    void replacesAProducerWhoseThreadDied() throws Exception {
        kafka.createTopic("lively", 1, Map.of());
        var gone = new AtomicInteger();
        try (var publisher = publisher("lively")) {
            var fatal = Uploads.of("lively", BodyFormat.TEXT, "x", null, null);
            var first = publisher.publish(new Upload("lively", fatal.records(), null, List.of(), 0, () -> {
                throw new LinkageError("kills the thread that calls back, as running out of memory would");
            }));
            assertThat(first).succeedsWithin(TIMEOUT.plusSeconds(2));
            var stuck = publisher.publish(
                    new Upload("lively", fatal.records(), null, List.of(), 0, gone::incrementAndGet));
            assertThat(stuck).succeedsWithin(TIMEOUT.plusSeconds(2))
                    .isEqualTo(List.of(new Unknown(FailureReason.NOT_ACKNOWLEDGED)));
            await().atMost(PATIENCE).until(() -> publisher.replacements() == 1);
            await().atMost(PATIENCE).until(() -> written(publisher, "lively", "1"));
            await().atMost(PATIENCE).until(() -> gone.get() == 1);
        }
    }

    private static boolean written(RunningPublisher publisher, String topic, String lines) {
        return publisher.publish(topic, lines).stream().allMatch(each -> each instanceof Written);
    }

    private static RunningPublisher publisher(String topic) throws InterruptedException {
        return new RunningPublisher(kafka.clientConfig(), TIMEOUT, topic);
    }

    private static void setTopic(String topic, String name, String value) throws Exception {
        try (var admin = kafka.admin()) {
            var place = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            var change = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(place, List.of(change))).all().get();
        }
    }
}
