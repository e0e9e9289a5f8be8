package dev.sujip.sink.tools.replay;

import dev.sujip.sink.batch.LogHeader;
import dev.sujip.sink.batch.LogRecord;
import dev.sujip.sink.tools.archive.StoredRecord;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A topic, written in transactions. Each commits some records together with the place that they reach, as the position of a group of the
 * replay's own: so a run that is killed is continued exactly where it stopped, and a second run at the same time puts an end to the first.
 */
final class KafkaTarget implements Target {

    private static final int MOST_BYTES_OF_A_RECORD = 32 << 20;

    private final ReplayGroup group;
    private final boolean keepPartitions;
    private final Producer<byte[], byte[]> producer;

    /**
     * Opens the topic for one replay, and ends what an earlier run may have left open.
     *
     * @throws KafkaException if Kafka does not answer, or does not allow it
     */
    KafkaTarget(Map<String, Object> settings, ReplayGroup group, boolean keepPartitions) {
        this.group = group;
        this.keepPartitions = keepPartitions;
        var own = new HashMap<>(settings);
        own.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, group.id());
        own.put(ProducerConfig.ACKS_CONFIG, "all");
        own.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        own.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MOST_BYTES_OF_A_RECORD);
        own.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000);
        producer = new KafkaProducer<>(own, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
        } catch (KafkaException e) {
            close();
            throw e;
        }
    }

    @Override
    public Place reached() {
        return group.reached();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // The commit fails where a record failed.
    public void write(List<StoredRecord> records, Place reached) {
        producer.beginTransaction();
        try {
            records.forEach(record -> producer.send(toKafka(record)));
            producer.sendOffsetsToTransaction(
                    Map.of(group.partition(), new OffsetAndMetadata(reached.next(), reached.text())),
                    nobody());
            producer.commitTransaction();
        } catch (KafkaException e) {
            abort(e);
            throw e;
        }
    }

    /** A group without members. The way that is to replace this needs a consumer, which would read nothing. */
    @SuppressWarnings("removal")
    private ConsumerGroupMetadata nobody() {
        return new ConsumerGroupMetadata(group.id());
    }

    private void abort(KafkaException cause) {
        try {
            producer.abortTransaction();
        } catch (KafkaException e) {
            cause.addSuppressed(e);
        }
    }

    private ProducerRecord<byte[], byte[]> toKafka(StoredRecord stored) {
        LogRecord record = stored.record();
        Integer partition = keepPartitions ? stored.partition() : null;
        Long timestamp = record.timestamp() < 0 ? null : record.timestamp();
        var out = new ProducerRecord<byte[], byte[]>(group.partition().topic(), partition, timestamp, record.key(),
                record.value());
        for (LogHeader header : record.headers()) {
            out.headers().add(header.name(), header.value());
        }
        return out;
    }

    @Override
    public void close() {
        producer.close();
    }
}
