package dev.sujip.bench.http.floor;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.util.HashMap;
import java.util.List;

/** A producer from {@code key=value} arguments. */
final class ProducerArguments {

    private ProducerArguments() {}

    /** Returns one that knows the topic already, so that its first send does not wait. */
    static KafkaProducer<byte[], byte[]> open(List<String> arguments, String topic) {
        var settings = new HashMap<String, Object>();
        for (var argument : arguments) {
            int equals = argument.indexOf('=');
            settings.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.partitionsFor(topic);
        return producer;
    }
}
