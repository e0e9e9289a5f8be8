package dev.sujip.bench.sink.floor;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.List;

/** Reads a topic, looks at nothing and commits: what Kafka's client alone can do. Runs until it is ended. */
public final class BareConsumer {

    private BareConsumer() {}

    /** Arguments: topic, then the consumer's settings as {@code key=value}. */
    public static void main(String[] arguments) {
        try (var consumer = ConsumerArguments.open(List.of(arguments).subList(1, arguments.length))) {
            consumer.subscribe(List.of(arguments[0]));
            long bytes = 0;
            while (bytes >= 0) {
                var records = consumer.poll(ConsumerArguments.POLL);
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    // So that the JVM cannot find out that nobody wants the records.
                    bytes += record.serializedValueSize();
                }
                if (!records.isEmpty()) {
                    consumer.commitAsync();
                }
            }
        }
    }
}
