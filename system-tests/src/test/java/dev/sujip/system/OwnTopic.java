package dev.sujip.system;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.awaitility.Awaitility.await;

/** A topic that one test has for itself, with as many partitions as it wants. */
record OwnTopic(String bootstrapServers, String name, int partitions) {

    private static final Duration MADE_LIMIT = Duration.ofMinutes(2);

    /** Makes it, and returns when it can be written. */
    void create() {
        try (var admin = admin()) {
            answer(admin.createTopics(List.of(new NewTopic(name, Optional.of(partitions), Optional.empty()))).all());
            await("the topic " + name + " can be written").atMost(MADE_LIMIT).pollInterval(Duration.ofMillis(100))
                    .ignoreExceptionsMatching(e -> e.getCause() instanceof UnknownTopicOrPartitionException)
                    .until(() -> ends(admin).size() == partitions);
        }
    }

    /** How many records it holds; offsets are as many, since nothing here is transactional or compacted. */
    long records() {
        try (var admin = admin()) {
            return ends(admin).values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Waits until the group of its name has stored and committed everything that it holds by then. */
    void awaitStored(Duration limit) {
        awaitStored(name, limit);
    }

    /** Waits until a group has stored and committed everything that it holds by then. */
    void awaitStored(String group, Duration limit) {
        try (var admin = admin()) {
            await(group + " has committed all of " + name).atMost(limit).pollInterval(Duration.ofMillis(250))
                    .until(() -> committed(admin, group).equals(ends(admin)));
        }
    }

    private Map<TopicPartition, Long> ends(Admin admin) {
        var latest = IntStream.range(0, partitions).boxed()
                .collect(Collectors.toMap(partition -> new TopicPartition(name, partition), _ -> OffsetSpec.latest()));
        return answer(admin.listOffsets(latest).all()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().offset()));
    }

    private Map<TopicPartition, Long> committed(Admin admin, String group) {
        return answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> position(each.getValue())));
    }

    private static long position(OffsetAndMetadata committed) {
        return Objects.requireNonNull(committed).offset();
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker refused: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker was asked", e);
        }
    }
}
