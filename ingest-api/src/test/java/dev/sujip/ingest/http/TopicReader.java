package dev.sujip.ingest.http;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reads back, with a plain consumer, the record that a receipt points at. */
public final class TopicReader implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;

    public TopicReader(Map<String, Object> clientConfig) {
        consumer = new KafkaConsumer<>(clientConfig, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    ConsumerRecord<byte[], byte[]> read(String topic, int partition, long offset) {
        var place = new TopicPartition(topic, partition);
        consumer.assign(List.of(place));
        consumer.seek(place, offset);
        for (int tries = 0; tries < 20; tries++) {
            for (var each : consumer.poll(Duration.ofSeconds(1))) {
                if (each.offset() == offset) {
                    return each;
                }
            }
        }
        throw new AssertionError("no record at " + place + " offset " + offset);
    }

    /** Returns how many records the topic holds. */
    public long count(String topic) {
        var places = consumer.partitionsFor(topic).stream().map(each -> new TopicPartition(topic, each.partition()))
                .toList();
        return consumer.endOffsets(places).values().stream().mapToLong(Long::longValue).sum();
    }

    static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
