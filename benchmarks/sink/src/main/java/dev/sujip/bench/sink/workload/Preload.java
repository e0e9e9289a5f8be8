package dev.sujip.bench.sink.workload;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Fills a topic. Event {@code n} goes to partition {@code n % partitions}, and so stands at offset {@code n / partitions}.
 *
 * @param topic      empty before
 * @param partitions of the topic
 * @param records    how many
 * @param headers    whether each has the headers that ingest-api gives it
 */
public record Preload(
        String topic,
        int partitions,
        int records,
        boolean headers) {

    private static final Header CONTENT_TYPE = new RecordHeader("content-type", "application/json".getBytes(US_ASCII));

    /**
     * Writes all of them, in batches of 64 KiB without compression, as ingest-api does under load.
     *
     * @return how many bytes their values have together
     * @throws IllegalStateException if the broker did not take them all
     */
    public long into(String bootstrapServers) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "batch.size",
                64 * 1024, "linger.ms", 20);
        var failure = new AtomicReference<@Nullable Exception>();
        long bytes = 0;
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int number = 0; number < records && failure.get() == null; number++) {
                var event = Event.of(number);
                bytes += event.value().length;
                var _ = producer.send(record(event), (_, e) -> failure.compareAndSet(null, e));
            }
            producer.flush();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("the broker did not take the records: " + failure.get(), failure.get());
        }
        return bytes;
    }

    private ProducerRecord<byte[], byte[]> record(Event event) {
        var more = headers
                ? List.of(CONTENT_TYPE, new RecordHeader("sujip-id", event.id().getBytes(US_ASCII)))
                : List.<Header>of();
        return new ProducerRecord<>(topic, (int) (event.number() % partitions), event.timestamp(), null,
                event.value(), more);
    }
}
