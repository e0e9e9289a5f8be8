package dev.sujip.system;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** A topic of a test's own, and what is sent to it, past ingest-api. */
final class Feed implements AutoCloseable {

    private final String topic;
    private final int partitions;
    private final SampleRecords samples = new SampleRecords();
    private final KafkaProducer<String, String> producer;
    private final List<Receipt> receipts = new ArrayList<>();

    /** Makes the topic. */
    Feed(String bootstrapServers, String topic, int partitions) {
        this.topic = topic;
        this.partitions = partitions;
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty()))).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("topic " + topic + " was not made", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(), new StringSerializer());
    }

    /** Sends so many records, spread over all partitions, and returns when each is acknowledged. */
    void send(int count) {
        var sent = new ArrayList<Future<RecordMetadata>>();
        var values = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            int number = receipts.size() + i;
            values.add(samples.record(number));
            sent.add(producer.send(new ProducerRecord<>(topic, number % partitions, null, values.getLast())));
        }
        try {
            for (int i = 0; i < count; i++) {
                var place = sent.get(i).get();
                receipts.add(new Receipt(new Position(place.partition(), place.offset()), values.get(i)));
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a record was not acknowledged", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Returns a receipt for each record that was sent so far. */
    List<Receipt> receipts() {
        return List.copyOf(receipts);
    }

    @Override
    public void close() {
        producer.close();
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while sending", e);
    }
}
