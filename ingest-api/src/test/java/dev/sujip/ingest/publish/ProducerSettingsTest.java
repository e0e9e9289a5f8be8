package dev.sujip.ingest.publish;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class ProducerSettingsTest {

    @Test
    void holdsWhatTheServicePromisesWhateverWasConfigured() {
        var settings = ProducerSettings.over(Map.of("acks", "0", "enable.idempotence", false, "max.block.ms", 60_000,
                "delivery.timeout.ms", 120_000, "linger.ms", 1), Duration.ofSeconds(10), 1024, 50);
        assertThat(settings).containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("max.block.ms", 0)
                .containsEntry("delivery.timeout.ms", 10_000)
                .containsEntry("request.timeout.ms", 5_000)
                .containsEntry("linger.ms", 1)
                .containsEntry("buffer.memory", 100L);
    }

    @Test
    void letsTheProducerTakeTheLargestRecord() {
        assertThat(ProducerSettings.over(Map.of(), Duration.ofSeconds(1), 5_000_000, 50))
                .containsEntry("max.request.size", 5_000_000 + 64 * 1024);
        assertThat(ProducerSettings.over(Map.of("max.request.size", 7), Duration.ofSeconds(1), 5_000_000, 50))
                .containsEntry("max.request.size", 7);
    }
}
