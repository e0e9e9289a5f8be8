package dev.sujip.ingest.publish;

import dev.sujip.ingest.publish.RecordOutcome.NotWritten;
import dev.sujip.ingest.publish.RecordOutcome.Unknown;
import dev.sujip.ingest.publish.RecordOutcome.Written;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Counts records by topic and by what Kafka finally said of them, also where the client had been answered before. */
final class OutcomeMetrics {

    /** Few, since each is a time series: what a broker nearby takes, what one far away takes, and what a caller gives up at. */
    private static final Duration[] BUCKETS = {Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(5),
            Duration.ofMillis(10), Duration.ofMillis(25), Duration.ofMillis(50), Duration.ofMillis(100),
            Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2),
            Duration.ofSeconds(5), Duration.ofSeconds(10)};

    private final MeterRegistry registry;
    private final Timer acknowledgement;
    private final Map<String, TopicMetrics> byTopic = new ConcurrentHashMap<>();

    OutcomeMetrics(MeterRegistry registry) {
        this.registry = registry;
        acknowledgement = Timer.builder("sujip.ingest.acknowledgement")
                .description("From handing an upload to the producer until it has told of the upload's last record")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** Returns what counts the records of one topic, of which there are only as many as are configured. */
    TopicMetrics of(String topic) {
        var metrics = byTopic.get(topic);
        return metrics == null ? byTopic.computeIfAbsent(topic, this::register) : metrics;
    }

    private TopicMetrics register(String topic) {
        return new TopicMetrics(acknowledgement, counter(topic, "written"), counter(topic, "not_written"),
                counter(topic, "unknown"));
    }

    private Counter counter(String topic, String outcome) {
        return Counter.builder("sujip.ingest.records")
                .description("Records handed to Kafka, by what became of them")
                .tag("topic", topic)
                .tag("outcome", outcome)
                .register(registry);
    }

    /** What is counted of the uploads to one topic. */
    record TopicMetrics(
            Timer acknowledgement,
            Counter written,
            Counter notWritten,
            Counter unknown) {

        void count(RecordOutcome outcome) {
            switch (outcome) {
                case Written _ -> written.increment();
                case NotWritten _ -> notWritten.increment();
                case Unknown _ -> unknown.increment();
            }
        }

        void acknowledged(long nanos) {
            acknowledgement.record(nanos, TimeUnit.NANOSECONDS);
        }
    }
}
