package dev.sujip.ingest.publish;

import dev.sujip.ingest.TestBroker;
import dev.sujip.ingest.decode.BodyFormat;
import dev.sujip.ingest.publish.RecordOutcome.NotWritten;
import dev.sujip.ingest.publish.RecordOutcome.Written;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a real broker's refusals are told as. */
class KafkaRecordPublisherIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    @TempDir
    static Path data;
    static TestBroker kafka;

    @BeforeAll
    static void start() throws Exception {
        kafka = new TestBroker(data);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void saysWhichRecordsATopicWithASmallLimitTook() throws Exception {
        kafka.createTopic("small", 1, Map.of("max.message.bytes", "1000"));
        var outcomes = publish("small", BodyFormat.NDJSON, "1\n\"" + "x".repeat(5000) + "\"\n2");
        assertThat(outcomes.get(1)).isEqualTo(new NotWritten(FailureReason.TOO_LARGE));
        assertThat(outcomes.get(0)).isInstanceOf(Written.class);
        assertThat(outcomes.get(2)).isInstanceOf(Written.class);
    }

    @Test
    void saysThatACompactedTopicRefusesARecordWithoutAKey() throws Exception {
        kafka.createTopic("compacted", 1, Map.of("cleanup.policy", "compact"));
        assertThat(publish("compacted", BodyFormat.TEXT, "x")).containsExactly(new NotWritten(FailureReason.REFUSED));
    }

    @Test
    void saysThatATopicIsMissing() {
        try (var producer = producer(kafka.bootstrapServers())) {
            assertThat(producer.warm("missing").known()).isFalse();
            var publisher = publisher(producer);
            await().untilAsserted(() -> assertThat(publisher.publish(upload("missing", BodyFormat.TEXT, "x")).join())
                    .containsExactly(new NotWritten(FailureReason.UNKNOWN_TOPIC)));
        }
    }

    @Test
    void waitsForBootstrapHostsThatHaveNoAddressYet() {
        try (var producer = producer("no..such..host:9092")) {
            assertThat(producer.warm("uploads").known()).isFalse();
            assertThat(publisher(producer).publish(upload("uploads", BodyFormat.TEXT, "x")).join())
                    .containsExactly(new NotWritten(FailureReason.KAFKA_AWAY));
        }
    }

    private static List<RecordOutcome> publish(String topic, BodyFormat format, String body) {
        try (var producer = producer(kafka.bootstrapServers())) {
            await().until(() -> producer.warm(topic).known());
            return publisher(producer).publish(upload(topic, format, body)).join();
        }
    }

    private static KafkaRecordPublisher publisher(SharedProducer producer) {
        return new KafkaRecordPublisher(producer, new OutcomeMetrics(new SimpleMeterRegistry()), TIMEOUT);
    }

    private static SharedProducer producer(String bootstrapServers) {
        var settings = ProducerSettings.over(Map.of("bootstrap.servers", bootstrapServers), TIMEOUT, 1024 * 1024,
                16 << 20);
        return new SharedProducer(() -> new KafkaProducer<>(settings),
                new ProducerMetrics(new SimpleMeterRegistry()), TIMEOUT);
    }

    private static Upload upload(String topic, BodyFormat format, String body) {
        return Uploads.of(topic, format, body, null, null);
    }
}
