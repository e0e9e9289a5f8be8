package dev.sujip.bench.sink.floor;

import dev.sujip.bench.sink.workload.Compression;
import dev.sujip.bench.sink.workload.LineFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.s3.S3Client;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one writes on an afternoon: one thread polls, encodes and compresses; uploads run beside it; a position is committed after its upload.
 * Nothing keeps a record from being stored twice: names are random, and a kill between an upload and its commit repeats what was uploaded.
 */
public final class UnguardedLoop {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Uploads uploads;
    private final Target target;
    private final Map<TopicPartition, OpenObject> open = new HashMap<>();

    private UnguardedLoop(KafkaConsumer<byte[], byte[]> consumer, Uploads uploads, Target target) {
        this.consumer = consumer;
        this.uploads = uploads;
        this.target = target;
    }

    /**
     * Arguments: topic, endpoint, bucket, prefix, line format, compression, its level, records of an object, then the consumer's settings
     * as {@code key=value}. Credentials and region come from the environment.
     */
    public static void main(String[] arguments) throws InterruptedException {
        var target = new Target(arguments[3], LineFormat.of(arguments[4]), Compression.of(arguments[5]),
                Integer.parseInt(arguments[6]), Integer.parseInt(arguments[7]));
        try (var s3 = S3Client.builder().endpointOverride(URI.create(arguments[1])).forcePathStyle(true)
                .httpClientBuilder(Apache5HttpClient.builder()).build();
                var consumer = ConsumerArguments.open(List.of(arguments).subList(8, arguments.length))) {
            consumer.subscribe(List.of(arguments[0]));
            var loop = new UnguardedLoop(consumer, new Uploads(s3, arguments[2]), target);
            while (!Thread.currentThread().isInterrupted()) {
                loop.turn();
            }
        }
    }

    private void turn() throws InterruptedException {
        var records = consumer.poll(ConsumerArguments.POLL);
        for (var partition : records.partitions()) {
            for (var record : records.records(partition)) {
                add(partition, record);
            }
        }
        var news = uploads.news();
        if (!news.isEmpty()) {
            consumer.commitAsync(news, null);
        }
    }

    private void add(TopicPartition partition, ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        var object = open.computeIfAbsent(partition, _ -> target.open());
        object.add(record);
        if (object.records() == target.records) {
            open.remove(partition);
            uploads.begin(partition, target.name(partition), object.finish(), object.next());
        }
    }

    private record Target(String prefix, LineFormat format, Compression compression, int level, int records) {

        OpenObject open() {
            return new OpenObject(format, compression, level);
        }

        String name(TopicPartition partition) {
            return "%s/%s-%05d-%s.ndjson%s".formatted(prefix, partition.topic(), partition.partition(),
                    UUID.randomUUID(), compression.extension());
        }
    }
}
