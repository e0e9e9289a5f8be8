package dev.sujip.ingest.publish;

import dev.sujip.ingest.IngestProperties;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ProducerFactory;

import java.time.Duration;

/**
 * Puts publishing together. Beans are destroyed in reverse and after the web server has drained, so the producer is closed when nobody
 * sends any more.
 */
@Configuration(proxyBeanMethods = false)
class PublishConfiguration {

    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(2);

    /** Boot's factory knows bootstrap servers, SSL bundles and service connections; only its settings are taken. */
    @Bean
    SharedProducer sharedProducer(ProducerFactory<?, ?> configured, MeterRegistry registry,
            IngestProperties properties) {
        var timeout = properties.acknowledgementTimeout();
        var limits = properties.limits();
        var settings = ProducerSettings.over(configured.getConfigurationProperties(), timeout, limits.maxRecordBytes(),
                limits.maxInFlightBytes());
        return new SharedProducer(() -> new KafkaProducer<>(settings), new ProducerMetrics(registry), timeout);
    }

    @Bean
    KafkaRecordPublisher recordPublisher(SharedProducer producer, MeterRegistry registry, IngestProperties properties) {
        return new KafkaRecordPublisher(producer, new OutcomeMetrics(registry), properties.acknowledgementTimeout());
    }

    @Bean
    Upkeep upkeep(SharedProducer producer, KafkaRecordPublisher publisher, IngestProperties properties)
            throws InterruptedException {
        var upkeep = new Upkeep(producer, publisher, properties.allTopics());
        upkeep.start(PATIENCE_AT_START);
        return upkeep;
    }

    @Bean
    ProducerMeterFilter producerMeterFilter() {
        return new ProducerMeterFilter();
    }
}
