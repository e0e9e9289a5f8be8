package dev.sujip.sink;

import dev.sujip.sink.store.FaultyGateway;
import dev.sujip.sink.store.FaultyGateway.Fault;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A worker in front of a store that cannot keep two writers apart: it stores nothing, and says why. */
@ExtendWith(OutputCaptureExtension.class)
class UnfitStoreIT {

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

    @ParameterizedTest
    @CsvSource({"IGNORES_THE_CONDITION,the store overwrote", "CHECKS_THEN_ACTS,writers that came at the same moment"})
    void isRefused(Fault fault, String reason, CapturedOutput output) throws Exception {
        String topic = fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
        backends.createTopic(topic, 1);
        backends.send(List.of(new ProducerRecord<>(topic, 0, null, new byte[]{'1'})));

        try (var gateway = new FaultyGateway(backends.client, fault);
                var worker = backends.worker(topic, Map.of("sink.store.endpoint", gateway.uri().toString()))) {
            await().atMost(PATIENCE).until(() -> worker.getBean(ApplicationAvailability.class)
                    .getLivenessState() == LivenessState.BROKEN);
        }

        assertThat(output).contains("refused: the store ").contains(reason)
                .contains("sink.store.accept-at-least-once=true");
        assertThat(StoredLines.of(backends.client, topic).lines()).isEmpty();
    }
}
