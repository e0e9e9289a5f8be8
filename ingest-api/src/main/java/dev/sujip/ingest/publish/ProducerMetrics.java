package dev.sujip.ingest.publish;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/** Shows the metrics of the producer that is in use, and counts how often it had to be replaced. */
final class ProducerMetrics {

    private final MeterRegistry registry;
    private final Counter replacements;
    private @Nullable KafkaClientMetrics bound;

    ProducerMetrics(MeterRegistry registry) {
        this.registry = registry;
        replacements = Counter.builder("sujip.ingest.producer.replacements")
                .description("Producers replaced because of an error that they do not recover from")
                .register(registry);
    }

    /** Shows the metrics of {@code producer}, and no longer those of the one before. */
    void bind(Producer<?, ?> producer) {
        unbind();
        var metrics = new KafkaClientMetrics(producer);
        metrics.bindTo(registry);
        bound = metrics;
    }

    /** Takes the producer's metrics away. */
    void unbind() {
        if (bound != null) {
            bound.close();
            bound = null;
        }
    }

    /** Counts a replacement. */
    void replaced() {
        replacements.increment();
    }
}
