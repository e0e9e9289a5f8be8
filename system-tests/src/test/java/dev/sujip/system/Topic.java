package dev.sujip.system;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The topic as it stands: read with a plain consumer from beginning to end. */
final class Topic {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final String bootstrapServers;

    Topic(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Returns the values of all records, by their place. */
    Map<Position, String> readAll() {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor("uploads").stream()
                    .map(each -> new TopicPartition("uploads", each.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return read(consumer, consumer.endOffsets(partitions));
        }
    }

    private static Map<Position, String> read(KafkaConsumer<String, String> consumer, Map<TopicPartition, Long> ends) {
        var records = new HashMap<Position, String>();
        long giveUpAt = System.nanoTime() + LIMIT.toNanos();
        while (!isRead(consumer, ends)) {
            for (var each : consumer.poll(Duration.ofSeconds(1))) {
                records.put(new Position(each.partition(), each.offset()), each.value());
            }
            if (System.nanoTime() - giveUpAt > 0) {
                throw new AssertionError("the topic was not read within " + LIMIT);
            }
        }
        return records;
    }

    private static boolean isRead(KafkaConsumer<String, String> consumer, Map<TopicPartition, Long> ends) {
        return List.copyOf(ends.entrySet()).stream()
                .allMatch(each -> consumer.position(each.getKey()) >= each.getValue());
    }
}
