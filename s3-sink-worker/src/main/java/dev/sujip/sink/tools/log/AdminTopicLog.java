package dev.sujip.sink.tools.log;

import dev.sujip.sink.tools.log.TopicState.Committed;
import dev.sujip.sink.tools.log.TopicState.PartitionState;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** Asks the brokers by an admin client. */
public final class AdminTopicLog implements TopicLog {

    private final Admin admin;
    private final String topic;
    private final String group;

    /** The log of {@code topic}, and where {@code group} stands in it. The client stays the caller's. */
    public AdminTopicLog(Admin admin, String topic, String group) {
        this.admin = admin;
        this.topic = topic;
        this.group = group;
    }

    @Override
    public TopicState state() {
        TopicDescription description = describe();
        Map<TopicPartition, Long> starts = offsets(description, OffsetSpec.earliest());
        Map<TopicPartition, OffsetAndMetadata> committed = answer(
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        var partitions = new TreeMap<Integer, PartitionState>();
        starts.forEach((partition, start) -> partitions.put(partition.partition(),
                new PartitionState(start, committed(committed.get(partition)))));
        return new TopicState(description.topicId().toString(), partitions);
    }

    private static @Nullable Committed committed(@Nullable OffsetAndMetadata position) {
        return position == null ? null : new Committed(position.offset(), position.metadata());
    }

    @Override
    public Map<Integer, Long> ends() {
        return byNumber(offsets(describe(), OffsetSpec.latest()));
    }

    /**
     * The offset of each partition's first record that is not older than {@code millis}; its end where all are older.
     *
     * @throws KafkaException if there is no such topic, or Kafka does not answer
     */
    public Map<Integer, Long> offsetsAt(long millis) {
        Map<Integer, Long> found = byNumber(offsets(describe(), OffsetSpec.forTimestamp(millis)));
        Map<Integer, Long> ends = ends();
        found.replaceAll((partition, offset) -> offset < 0 ? ends.getOrDefault(partition, 0L) : offset);
        return found;
    }

    private static Map<Integer, Long> byNumber(Map<TopicPartition, Long> offsets) {
        var byNumber = new TreeMap<Integer, Long>();
        offsets.forEach((partition, offset) -> byNumber.put(partition.partition(), offset));
        return byNumber;
    }

    private Map<TopicPartition, Long> offsets(TopicDescription description, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> wanted = description.partitions().stream().collect(Collectors
                .toMap(partition -> new TopicPartition(topic, partition.partition()), _ -> which));
        return answer(admin.listOffsets(wanted).all()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, found -> found.getValue().offset()));
    }

    private TopicDescription describe() {
        try {
            return answer(
                    Objects.requireNonNull(admin.describeTopics(List.of(topic)).topicNameValues().get(topic)));
        } catch (UnknownTopicOrPartitionException e) {
            throw new KafkaException("there is no topic " + topic + "; name another by --topic (sink.topic)", e);
        }
    }

    /**
     * Waits for an answer, as long as the client's own time-out.
     *
     * @throws KafkaException what the answer says instead
     */
    public static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }
}
