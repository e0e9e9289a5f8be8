package dev.sujip.ingest.publish;

import dev.sujip.ingest.decode.BodyFormat;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.producer.KafkaProducer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;

/** Publishing as the service puts it together, without HTTP before it. */
final class RunningPublisher implements AutoCloseable {

    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(10);

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Duration timeout;
    private final SharedProducer producer;
    private final KafkaRecordPublisher publisher;
    private final Upkeep upkeep;

    /** Starts, and where {@code topics} can be known, returns when they are. */
    RunningPublisher(Map<String, Object> clientConfig, Duration timeout, String... topics) throws InterruptedException {
        this(clientConfig, timeout, PATIENCE_AT_START, topics);
    }

    RunningPublisher(Map<String, Object> clientConfig, Duration timeout, Duration patience, String... topics)
            throws InterruptedException {
        this.timeout = timeout;
        var settings = ProducerSettings.over(new HashMap<>(clientConfig), timeout, 1024 * 1024, 16 << 20);
        producer = new SharedProducer(() -> new KafkaProducer<>(settings), new ProducerMetrics(registry), timeout);
        publisher = new KafkaRecordPublisher(producer, new OutcomeMetrics(registry), timeout);
        upkeep = new Upkeep(producer, publisher, List.of(topics));
        upkeep.start(patience);
    }

    CompletableFuture<List<RecordOutcome>> publish(Upload upload) {
        return publisher.publish(upload);
    }

    /** Publishes lines as records and returns what became of them, which must be known when the time-out is over. */
    List<RecordOutcome> publish(String topic, String lines) {
        var slack = Duration.ofSeconds(2);
        var result = publish(Uploads.of(topic, BodyFormat.NDJSON, lines, null, null));
        assertThat(result).succeedsWithin(timeout.plus(slack));
        return result.join();
    }

    double replacements() {
        return registry.get("sujip.ingest.producer.replacements").counter().count();
    }

    @Override
    public void close() {
        upkeep.close();
        producer.close();
    }
}
