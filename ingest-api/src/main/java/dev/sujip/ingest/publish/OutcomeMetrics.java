package dev.sujip.ingest.publish;

import dev.sujip.ingest.publish.RecordOutcome.NotWritten;
import dev.sujip.ingest.publish.RecordOutcome.Unknown;
import dev.sujip.ingest.publish.RecordOutcome.Written;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts records by topic and by what Kafka finally said of them, also where the client had been answered before. */
final class OutcomeMetrics {

    private final MeterRegistry registry;
    private final Map<String, Counters> byTopic = new ConcurrentHashMap<>();

    OutcomeMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(String topic, RecordOutcome outcome) {
        var counters = byTopic.get(topic);
        if (counters == null) {
            counters = byTopic.computeIfAbsent(topic, this::register);
        }
        switch (outcome) {
            case Written _ -> counters.written.increment();
            case NotWritten _ -> counters.notWritten.increment();
            case Unknown _ -> counters.unknown.increment();
        }
    }

    private Counters register(String topic) {
        return new Counters(counter(topic, "written"), counter(topic, "not_written"), counter(topic, "unknown"));
    }

    private Counter counter(String topic, String outcome) {
        return Counter.builder("sujip.ingest.records")
                .description("Records handed to Kafka, by what became of them")
                .tag("topic", topic)
                .tag("outcome", outcome)
                .register(registry);
    }

    private record Counters(
            Counter written,
            Counter notWritten,
            Counter unknown) {}
}
