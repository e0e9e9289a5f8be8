package dev.sujip.ingest.publish;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.kafka.core.ProducerFactory;

import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class ProducerSettingsTest {

    private final ApplicationContextRunner boot = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(KafkaAutoConfiguration.class));

    @Test
    void holdsWhatTheServicePromisesWhateverWasConfigured() {
        var settings = ProducerSettings.over(Map.of("acks", "0", "enable.idempotence", false, "max.block.ms", 60_000,
                "delivery.timeout.ms", 120_000, "linger.ms", 1, "transactional.id", "t"), Duration.ofSeconds(10), 1024,
                50);
        assertThat(settings).containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("max.block.ms", 0)
                .containsEntry("delivery.timeout.ms", 10_000)
                .containsEntry("request.timeout.ms", 5_000)
                .containsEntry("linger.ms", 1)
                .containsEntry("buffer.memory", 32L * 1024 * 1024)
                .containsEntry("batch.size", 64 * 1024)
                .doesNotContainKey("transactional.id");
    }

    @Test
    void findsNoneOfItsOwnDefaultsInWhatSpringBootConfigures() {
        boot.run(context -> assertThat(configured(context)).doesNotContainKeys("request.timeout.ms",
                "max.request.size", "linger.ms", "batch.size", "buffer.memory", "compression.type",
                "max.in.flight.requests.per.connection"));
    }

    @Test
    void takesWhatIsSetThroughSpringBoot() {
        boot.withPropertyValues("spring.kafka.producer.properties.linger.ms=3", "spring.kafka.producer.batch-size=32KB",
                "spring.kafka.producer.buffer-memory=16MB", "spring.kafka.producer.compression-type=lz4",
                "spring.kafka.properties.max.in.flight.requests.per.connection=2")
                .run(context -> assertThat(ProducerSettings.over(configured(context), Duration.ofSeconds(1), 1, 50))
                        .containsEntry("linger.ms", "3")
                        .containsEntry("batch.size", 32 * 1024)
                        .containsEntry("buffer.memory", 16L * 1024 * 1024)
                        .containsEntry("compression.type", "lz4")
                        .containsEntry("max.in.flight.requests.per.connection", "2"));
    }

    private static Map<String, Object> configured(BeanFactory context) {
        ProducerFactory<?, ?> factory = context.getBean(ProducerFactory.class);
        return factory.getConfigurationProperties();
    }

    @Test
    void letsTheProducerTakeTheLargestRecord() {
        assertThat(ProducerSettings.over(Map.of(), Duration.ofSeconds(1), 5_000_000, 50))
                .containsEntry("max.request.size", 5_000_000 + 64 * 1024);
        assertThat(ProducerSettings.over(Map.of("max.request.size", 7), Duration.ofSeconds(1), 5_000_000, 50))
                .containsEntry("max.request.size", 7);
    }
}
