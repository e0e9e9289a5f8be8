package dev.sujip.bench.sink.measure;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;

/** How far a consumer group has come, asked of the broker, so that every system is seen in the same way. */
final class GroupProgress implements AutoCloseable {

    private final Admin admin;
    private final String group;

    GroupProgress(String bootstrapServers, String group) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.group = group;
    }

    /** How many partitions its members have been given. */
    int assigned() throws InterruptedException {
        try {
            return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                    .flatMap(description -> description.members().stream())
                    .mapToInt(member -> member.assignment().topicPartitions().size()).sum();
        } catch (ExecutionException e) {
            return unlessUnknown(e);
        }
    }

    /** The sum of its committed positions. */
    long committed() throws InterruptedException {
        try {
            return admin.listConsumerGroupOffsets(group).all().get().values().stream().map(Map::values)
                    .flatMap(Collection::stream).filter(Objects::nonNull).mapToLong(OffsetAndMetadata::offset).sum();
        } catch (ExecutionException e) {
            return unlessUnknown(e);
        }
    }

    private static int unlessUnknown(ExecutionException e) {
        if (e.getCause() instanceof GroupIdNotFoundException) {
            return 0;
        }
        throw new IllegalStateException("the broker does not tell of the group: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
