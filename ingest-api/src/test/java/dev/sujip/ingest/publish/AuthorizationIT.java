package dev.sujip.ingest.publish;

import dev.sujip.ingest.publish.RecordOutcome.NotWritten;
import dev.sujip.ingest.publish.RecordOutcome.Written;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What Kafka's own door-keeper refuses, and that rights given later need no restart. */
class AuthorizationIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final NotWritten DENIED = new NotWritten(FailureReason.NOT_AUTHORIZED);

    @TempDir
    Path data;
    SecuredBroker kafka;

    @BeforeEach
    void start() throws Exception {
        kafka = SecuredBroker.withScram(data);
        kafka.open().createTopic("mine", 1, Map.of());
        kafka.open().createTopic("yours", 1, Map.of());
        kafka.setPassword("ingest", "right");
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    @Test
    void refusesEverythingUntilRightsAreGiven() throws Exception {
        try (var publisher = publisher("right", "mine")) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(publisher.publish("mine", "1\n2"))
                    .containsOnly(DENIED));
            // Left alone it would ask for a producer id some thousand times a second.
            await().atMost(PATIENCE).until(() -> publisher.replacements() >= 1);
            kafka.allow("ingest", "mine");
            await().atMost(PATIENCE).until(() -> publisher.publish("mine", "3").getFirst() instanceof Written);
        }
    }

    @Test
    void replacesTheProducerThatIsDeniedAnIdOfItsOwnUntilItMayWrite() throws Exception {
        kafka.show("ingest", "mine");
        try (var publisher = publisher("right", "mine")) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(publisher.publish("mine", "1\n2"))
                    .containsOnly(DENIED));
            await().atMost(PATIENCE).until(() -> publisher.replacements() >= 1);
            kafka.allow("ingest", "mine");
            await().atMost(PATIENCE).until(() -> publisher.publish("mine", "3").getFirst() instanceof Written);
        }
    }

    @Test
    void refusesOneTopicAndTakesAnother() throws Exception {
        kafka.allow("ingest", "mine");
        try (var publisher = publisher("right", "mine", "yours")) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(publisher.publish("yours", "1")).containsExactly(DENIED);
                assertThat(publisher.publish("mine", "1")).hasOnlyElementsOfType(Written.class);
            });
        }
    }

    @Test
    void isCertainThatNothingWasWrittenWhenRightsAreTakenAwayAndTakesRecordsWhenTheyAreBack() throws Exception {
        kafka.allow("ingest", "mine");
        try (var publisher = publisher("right", "mine")) {
            await().atMost(PATIENCE).until(() -> publisher.publish("mine", "1").getFirst() instanceof Written);
            kafka.forbid("ingest", "mine");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(publisher.publish("mine", "2\n3"))
                    .containsOnly(DENIED));
            kafka.allow("ingest", "mine");
            await().atMost(PATIENCE).until(() -> publisher.publish("mine", "4").getFirst() instanceof Written);
        }
    }

    @Test
    void replacesTheProducerUntilThePasswordIsTheRightOne() throws Exception {
        kafka.allow("ingest", "mine");
        try (var publisher = publisher("wrong", "mine")) {
            await().atMost(PATIENCE).until(() -> publisher.replacements() >= 1);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(publisher.publish("mine", "1"))
                    .containsExactly(DENIED));
            kafka.setPassword("ingest", "wrong");
            await().atMost(PATIENCE).until(() -> publisher.publish("mine", "2").getFirst() instanceof Written);
        }
    }

    private RunningPublisher publisher(String password, String... topics) throws InterruptedException {
        return new RunningPublisher(Map.of("bootstrap.servers", kafka.bootstrapServers(), "security.protocol",
                "SASL_PLAINTEXT", "sasl.mechanism", "SCRAM-SHA-512", "sasl.jaas.config",
                SecuredBroker.login("ingest", password)), TIMEOUT, Duration.ofSeconds(1), topics);
    }
}
