package dev.sujip.bench.sink.floor;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;

/** A consumer from {@code key=value} arguments. */
final class ConsumerArguments {

    /** How long a poll waits; short, so that what a loop has to do besides is not late. */
    static final Duration POLL = Duration.ofMillis(20);

    private ConsumerArguments() {}

    /** Returns one that begins at the oldest record and commits only when told to. */
    static KafkaConsumer<byte[], byte[]> open(List<String> arguments) {
        var settings = new HashMap<String, Object>();
        for (var argument : arguments) {
            int equals = argument.indexOf('=');
            settings.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "earliest");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
