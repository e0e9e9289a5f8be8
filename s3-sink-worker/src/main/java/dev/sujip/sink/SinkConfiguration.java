package dev.sujip.sink;

import dev.sujip.sink.batch.Backoff;
import dev.sujip.sink.batch.BufferBound;
import dev.sujip.sink.batch.CutRules;
import dev.sujip.sink.batch.Layout;
import dev.sujip.sink.batch.LogPartition;
import dev.sujip.sink.batch.ObjectNaming;
import dev.sujip.sink.consume.SinkPlan;
import dev.sujip.sink.consume.SinkStatus;
import dev.sujip.sink.consume.SinkWorker;
import dev.sujip.sink.encode.NdjsonEncoders;
import dev.sujip.sink.store.PrefixManifest;
import dev.sujip.sink.store.PrefixTerms;
import dev.sujip.sink.store.S3ObjectStore;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Puts the worker together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SinkProperties.class)
class SinkConfiguration {

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10));

    @Bean
    SinkStatus status() {
        return new SinkStatus(System::nanoTime);
    }

    @Bean
    NdjsonEncoders encoders(SinkProperties properties) {
        SinkProperties.Objects objects = properties.objects();
        return new NdjsonEncoders(objects.format(), objects.compression(), objects.level());
    }

    @Bean
    SinkWorker sinkWorker(SinkProperties properties, NdjsonEncoders encoders, S3ObjectStore store,
            KafkaProperties kafka,
            MeterRegistry meters, SinkStatus status, ApplicationContext application) {
        PollInterval.of(kafka).requireTimeFor(properties.revocationTimeout());
        var manifest = new PrefixManifest(store, properties.prefix(), terms(properties.objects()).members());
        return new SinkWorker(plan(properties, encoders), store, manifest, properties.store().acceptAtLeastOnce(),
                consumers(kafka, properties.group()), () -> Admin.create(kafka.buildAdminProperties()), meters,
                status, application);
    }

    private static SinkPlan plan(SinkProperties properties, NdjsonEncoders encoders) {
        SinkProperties.Batch batch = properties.batch();
        SinkProperties.Objects objects = properties.objects();
        String writer = UUID.randomUUID().toString();
        return new SinkPlan(properties.topic(), properties.prefix(), writer,
                naming(properties, writer),
                objects.layout() != Layout.BY_OFFSET,
                new CutRules(batch.maxRecords(), batch.maxBytes().toBytes(), batch.maxAge()), BACKOFF,
                new BufferBound(properties.mostBufferedBytes()),
                encoders,
                properties.onDataLoss(), properties.revocationTimeout(), properties.shutdownTimeout());
    }

    private static Function<LogPartition, ObjectNaming> naming(SinkProperties properties, String writer) {
        SinkProperties.Objects objects = properties.objects();
        String format = terms(objects).extension();
        // Where a PUT may overwrite, no two writers may use one name.
        String extension = properties.store().acceptAtLeastOnce() ? writer + "." + format : format;
        return partition -> new ObjectNaming(properties.prefix(), objects.layout(), extension, partition);
    }

    /** How the prefix is written with these settings. */
    static PrefixTerms terms(SinkProperties.Objects objects) {
        return new PrefixTerms(objects.layout(), objects.format(), objects.compression());
    }

    /** What the sink's promise rests on is set here and cannot be set otherwise. */
    private static Supplier<Consumer<byte[], byte[]>> consumers(KafkaProperties kafka, String group) {
        Map<String, Object> settings = kafka.buildConsumerProperties();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        var factory = new DefaultKafkaConsumerFactory<>(settings, new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        return factory::createConsumer;
    }
}
