package dev.sujip.ingest.publish;

import dev.sujip.ingest.TestBroker;
import dev.sujip.ingest.problem.Outcome;
import dev.sujip.ingest.problem.UploadFailure;
import dev.sujip.ingest.publish.RecordOutcome.Unknown;
import dev.sujip.ingest.publish.RecordOutcome.Written;
import dev.sujip.local.FreePort;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A topic that has lost one of its two brokers and wants both. */
class TooFewReplicasIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void cannotTellWhatBecameOfRecordsWhileABrokerIsMissingAndTakesThemWhenItIsBack(@TempDir Path data)
            throws Exception {
        var first = Files.createDirectory(data.resolve("first"));
        var ports = FreePort.several(3);
        try (var kafka = new TestBroker(first, ports, Map.of());
                var second = new SecondBroker(Files.createDirectory(data.resolve("second")), first, ports[1],
                        ports[2])) {
            makeTopic(kafka);
            try (var publisher = new RunningPublisher(kafka.clientConfig(), TIMEOUT, "replicated")) {
                await().atMost(PATIENCE).until(() -> written(publisher));
                second.stop();
                await().atMost(PATIENCE).until(() -> !written(publisher));
                var outcomes = publisher.publish("replicated", "1\n2");
                assertThat(outcomes).hasSize(2).hasOnlyElementsOfType(Unknown.class);
                var problem = Objects.requireNonNull(UploadFailure.of(outcomes));
                assertThat(problem.outcome()).isEqualTo(Outcome.UNKNOWN);
                assertThat(problem.retryable()).isTrue();
                second.startAgain();
                await().atMost(PATIENCE).until(() -> written(publisher));
                assertThat(publisher.replacements()).isZero();
            }
        }
    }

    private static void makeTopic(TestBroker kafka) throws Exception {
        try (var admin = kafka.admin()) {
            await().atMost(PATIENCE).until(() -> admin.describeCluster().nodes().get().size() == 2);
            admin.createTopics(List.of(new NewTopic("replicated", Map.of(0, List.of(1, SecondBroker.NODE_ID)))
                    .configs(Map.of("min.insync.replicas", "2")))).all().get();
        }
    }

    private static boolean written(RunningPublisher publisher) {
        return publisher.publish("replicated", "0").getFirst() instanceof Written;
    }
}
