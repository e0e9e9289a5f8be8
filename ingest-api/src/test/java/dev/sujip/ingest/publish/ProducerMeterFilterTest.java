package dev.sujip.ingest.publish;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class ProducerMeterFilterTest {

    @Test
    void showsOnlyNamesThatTheClientHas() {
        assertThat(namesIn(new SimpleMeterRegistry())).containsAll(ProducerMeterFilter.SHOWN);
        var filtered = new SimpleMeterRegistry();
        filtered.config().meterFilter(new ProducerMeterFilter());
        assertThat(namesIn(filtered)).containsAll(ProducerMeterFilter.SHOWN).hasSizeLessThan(25);
    }

    @Test
    void takesTheMetricsOfAProducerAwayWithIt() {
        var registry = new SimpleMeterRegistry();
        namesIn(registry);
        assertThat(kafkaNames(registry)).isEmpty();
    }

    private static Set<String> namesIn(MeterRegistry registry) {
        try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", "127.0.0.1:1"), new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var metrics = new ProducerMetrics(registry);
            metrics.bind(producer);
            var names = kafkaNames(registry);
            metrics.unbind();
            producer.close(Duration.ZERO);
            return names;
        }
    }

    private static Set<String> kafkaNames(MeterRegistry registry) {
        var names = new HashSet<String>();
        registry.forEachMeter(meter -> names.add(meter.getId().getName()));
        names.removeIf(name -> !name.startsWith("kafka."));
        return names;
    }
}
