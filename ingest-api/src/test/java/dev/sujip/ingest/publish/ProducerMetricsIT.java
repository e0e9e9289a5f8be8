package dev.sujip.ingest.publish;

import dev.sujip.ingest.TestBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What an operator sees of publishing at {@code /actuator/prometheus}. */
class ProducerMetricsIT {

    @Test
    void showsAcknowledgementsAndTheFewMetricsOfTheProducerThatSomebodyWouldActOn(@TempDir Path data)
            throws Exception {
        try (var kafka = new TestBroker(data)) {
            kafka.createTopic("uploads", 1, Map.of());
            try (var service = new RunningService(kafka.bootstrapServers())) {
                assertThat(service.upload().statusCode()).isEqualTo(200);
                var lines = service.metrics();
                assertThat(lines).contains("sujip_ingest_acknowledgement_seconds_count 1",
                        "sujip_ingest_producer_replacements_total 0.0")
                        .anyMatch(line -> line.startsWith("sujip_ingest_acknowledgement_seconds_bucket{le=\"10.0\"} 1"))
                        .anyMatch(line -> line.startsWith("kafka_producer_buffer_available_bytes{"))
                        .anyMatch(line -> line.startsWith("kafka_producer_record_error_total{"))
                        .anyMatch(line -> line.startsWith("kafka_producer_request_latency_max{"));
                var shown = lines.stream().filter(line -> line.startsWith("kafka_")).toList();
                assertThat(shown).hasSizeBetween(15, 25);
            }
        }
    }
}
