package dev.sujip.ingest.publish;

import dev.sujip.ingest.TestBroker;
import dev.sujip.ingest.decode.BodyFormat;
import dev.sujip.ingest.problem.Outcome;
import dev.sujip.ingest.problem.UploadFailure;
import dev.sujip.ingest.publish.RecordOutcome.NotWritten;
import dev.sujip.ingest.publish.RecordOutcome.Unknown;
import dev.sujip.ingest.publish.RecordOutcome.Written;
import dev.sujip.local.FreePort;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A broker whose connections stay open and that says nothing: what a stopped process or a hung disk looks like. */
class SilentBrokerIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String BODY = "x".repeat(1000);

    @TempDir
    Path data;
    TestBroker kafka;
    TcpRelay relay;
    Map<String, Object> clientConfig;

    @BeforeEach
    void start() throws Exception {
        var ports = FreePort.several(3);
        kafka = new TestBroker(data, ports, Map.of("advertised.listeners", "PLAINTEXT://127.0.0.1:" + ports[2]));
        relay = new TcpRelay(ports[2], ports[0]);
        clientConfig = Map.of("bootstrap.servers", "127.0.0.1:" + ports[2], "buffer.memory", 64 * 1024,
                "batch.size", 4 * 1024, "reconnect.backoff.max.ms", 200);
        kafka.createTopic("uploads", 2, Map.of());
    }

    @AfterEach
    void stop() throws Exception {
        relay.close();
        kafka.close();
    }

    @Test
    void answersWithinTheDeadlineThatItCannotTell() throws Exception {
        try (var publisher = new RunningPublisher(clientConfig, TIMEOUT, "uploads")) {
            assertThat(publisher.publish("uploads", "1")).hasOnlyElementsOfType(Written.class);
            relay.fallSilent();
            assertThat(publisher.publish("uploads", "2\n3"))
                    .containsOnly(new Unknown(FailureReason.NOT_ACKNOWLEDGED));
            relay.speak();
            await().atMost(PATIENCE).until(() -> publisher.publish("uploads", "4").getFirst() instanceof Written);
        }
    }

    @Test
    void refusesWhatDoesNotFitIntoTheBufferAndLetsGoOfEveryUploadInTheEnd() throws Exception {
        var sent = 200;
        var gone = new AtomicInteger();
        try (var publisher = new RunningPublisher(clientConfig, TIMEOUT, "uploads")) {
            assertThat(publisher.publish("uploads", "1")).hasOnlyElementsOfType(Written.class);
            relay.fallSilent();
            var results = new ArrayList<CompletableFuture<List<RecordOutcome>>>();
            for (int i = 0; i < sent; i++) {
                results.add(publisher.publish(upload(gone)));
            }
            assertThat(results.getLast()).isCompletedWithValue(List.of(new NotWritten(FailureReason.BUFFER_FULL)));
            assertThat(results.getFirst()).succeedsWithin(TIMEOUT.multipliedBy(3));
            assertThat(results.getFirst().join()).containsExactly(new Unknown(FailureReason.NOT_ACKNOWLEDGED));
            await().atMost(TIMEOUT.multipliedBy(8)).until(() -> gone.get() == sent);
            relay.speak();
            await().atMost(PATIENCE).until(() -> publisher.publish("uploads", "2").getFirst() instanceof Written);
            var full = publisher.publish(upload(gone)).join();
            assertThat(full).hasOnlyElementsOfType(Written.class);
        }
    }

    @Test
    void saysExactlyWhichRecordsWereWrittenWhereTheBufferIsFullInTheMiddle() throws Exception {
        try (var publisher = new RunningPublisher(clientConfig, Duration.ofSeconds(10), "uploads")) {
            assertThat(publisher.publish("uploads", "1")).hasOnlyElementsOfType(Written.class);
            relay.fallSilent();
            var lines = ('"' + BODY + "\"\n").repeat(200);
            var result = publisher.publish(Uploads.of("uploads", BodyFormat.NDJSON, lines, null, null));
            relay.speak();
            assertThat(result).succeedsWithin(PATIENCE);
            var outcomes = result.join();
            var written = outcomes.stream().takeWhile(each -> each instanceof Written).toList();
            assertThat(written).isNotEmpty();
            assertThat(outcomes.subList(written.size(), outcomes.size())).isNotEmpty()
                    .containsOnly(new NotWritten(FailureReason.BUFFER_FULL));
            assertThat(Objects.requireNonNull(UploadFailure.of(outcomes)).outcome()).isEqualTo(Outcome.PARTIAL);
            assertThat(recordsInTopic()).isEqualTo(1 + written.size());
        }
    }

    @Test
    void refusesWhileABrokerThatItHasNeverHeardOfIsSilentAndRecoversWhenItSpeaks() throws Exception {
        relay.fallSilent();
        try (var publisher = new RunningPublisher(clientConfig, TIMEOUT, Duration.ZERO, "uploads")) {
            assertThat(publisher.publish("uploads", "1")).containsExactly(new NotWritten(FailureReason.KAFKA_AWAY));
            relay.speak();
            await().atMost(PATIENCE).until(() -> publisher.publish("uploads", "2").getFirst() instanceof Written);
        }
    }

    private long recordsInTopic() throws Exception {
        try (var admin = kafka.admin()) {
            var ends = admin.listOffsets(Map.of(new TopicPartition("uploads", 0), OffsetSpec.latest(),
                    new TopicPartition("uploads", 1), OffsetSpec.latest())).all().get();
            return ends.values().stream().mapToLong(ListOffsetsResultInfo::offset).sum();
        }
    }

    private static Upload upload(AtomicInteger gone) {
        var upload = Uploads.of("uploads", BodyFormat.TEXT, BODY, null, null);
        return new Upload(upload.topic(), upload.records(), null, List.of(), upload.receivedAt(),
                gone::incrementAndGet);
    }
}
