package dev.sujip.sink;

import dev.sujip.local.DataFolder;
import dev.sujip.local.FreePort;
import dev.sujip.local.KafkaBroker;
import dev.sujip.local.S3Endpoint;
import dev.sujip.sink.store.TestS3;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.services.s3.S3Client;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** A real broker and a real S3 endpoint, and workers that run on them as they would anywhere. */
final class Backends implements AutoCloseable {

    static final String BUCKET = "sujip";

    final S3Client client;
    private final DataFolder folder;
    private final int[] brokerPorts;
    private final Map<String, String> brokerSettings;
    KafkaBroker broker;
    private final int s3Port;
    private S3Endpoint endpoint;

    Backends(Path folder) {
        this(folder, Map.of());
    }

    /** A broker with settings of its own. */
    Backends(Path folder, Map<String, String> brokerSettings) {
        this.folder = DataFolder.open(folder);
        int[] ports = FreePort.several(3);
        brokerPorts = new int[]{ports[0], ports[1]};
        this.brokerSettings = brokerSettings;
        broker = startBroker();
        s3Port = ports[2];
        startStore();
        endpoint.createBucket(BUCKET);
        client = TestS3.client(endpoint);
    }

    /** The broker ends and starts again with all it had; it then leads its partitions with a new epoch. */
    void restartBroker() {
        broker.close();
        broker = startBroker();
    }

    private KafkaBroker startBroker() {
        return KafkaBroker.start(folder.kafka(), brokerPorts[0], brokerPorts[1], brokerSettings, failure -> {
            throw failure;
        });
    }

    /** The store is away until {@link #startStore}. */
    void stopStore() {
        endpoint.close();
    }

    /** The store is there again, with all it had. */
    void startStore() {
        endpoint = S3Endpoint.start(folder, s3Port);
    }

    /** A worker of its own for {@code topic}: settings of its own come last and win. */
    ConfigurableApplicationContext worker(String topic, Map<String, String> more) {
        Map<String, String> settings = settings(topic);
        settings.putAll(more);
        var application = new SpringApplication(SinkApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", SinkApplication.CONFIG_NAME));
        application.setBannerMode(Banner.Mode.OFF);
        application.setRegisterShutdownHook(false);
        return application.run(settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
    }

    /** What leads a worker, or a command, to {@code topic}, in a group of the same name. */
    Map<String, String> settings(String topic) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "server.port", "0",
                "spring.kafka.bootstrap-servers", broker.bootstrapServers(),
                "spring.kafka.consumer.properties.session.timeout.ms", "6000",
                "sink.topic", topic,
                "sink.group", topic,
                "sink.batch.max-records", "10",
                "sink.batch.max-age", "1s",
                "sink.store.endpoint", "http://127.0.0.1:" + s3Port,
                "sink.store.path-style", "true"));
        settings.putAll(
                Map.of("sink.store.access-key", S3Endpoint.ACCESS_KEY, "sink.store.secret-key", S3Endpoint.SECRET_KEY));
        return settings;
    }

    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"));
        settings.putAll(more);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Returns when all records are acknowledged. */
    void send(List<ProducerRecord<byte[], byte[]>> records) throws ExecutionException, InterruptedException {
        try (var producer = producer(Map.of())) {
            List<Future<?>> sent = new ArrayList<>();
            for (ProducerRecord<byte[], byte[]> record : records) {
                sent.add(producer.send(record));
            }
            for (Future<?> each : sent) {
                each.get();
            }
        }
    }

    /** All records of a topic that were committed, partition by partition. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level",
                "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var read = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(read::add);
            }
            return read;
        }
    }

    void createTopic(String name, int partitions) {
        broker.createTopic(name, partitions);
    }

    @Override
    public void close() throws IOException {
        client.close();
        endpoint.close();
        broker.close();
        folder.close();
    }
}
