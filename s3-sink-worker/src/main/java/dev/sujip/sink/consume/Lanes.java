package dev.sujip.sink.consume;

import dev.sujip.sink.batch.PartitionChain;
import dev.sujip.sink.commit.Commits;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;

/** The lanes of this worker, as the group gives and takes them. */
final class Lanes implements ConsumerRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(Lanes.class);
    private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_WAIT = Duration.ofMillis(50);

    private final Map<TopicPartition, Lane> lanes = new HashMap<>();
    private final Consumer<byte[], byte[]> consumer;
    private final StoreCalls calls;
    private final Commits commits;
    private final Duration revocationTimeout;
    private final LongSupplier clockMillis;

    Lanes(Consumer<byte[], byte[]> consumer, StoreCalls calls, Commits commits, Duration revocationTimeout,
            LongSupplier clockMillis) {
        this.consumer = consumer;
        this.calls = calls;
        this.commits = commits;
        this.revocationTimeout = revocationTimeout;
        this.clockMillis = clockMillis;
    }

    Collection<Lane> all() {
        return lanes.values();
    }

    @Nullable
    Lane get(TopicPartition partition) {
        return lanes.get(partition);
    }

    /** Bytes of memory that all lanes hold. */
    long heldBytes() {
        long bytes = 0;
        for (Lane lane : lanes.values()) {
            bytes += lane.heldBytes();
        }
        return bytes;
    }

    List<PartitionChain> chains() {
        return lanes.values().stream().map(Lane::chain).filter(Objects::nonNull).toList();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            lanes.put(partition, new Lane(partition));
            consumer.seek(partition, 0); // no matter where, or the consumer would look for a position by itself; nothing is read yet
        }
        consumer.pause(partitions);
        log.info("assigned partitions={}", partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        log.info("revoked partitions={}", partitions);
        settle(partitions, revocationTimeout);
        drop(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        log.warn("lost partitions={}", partitions);
        drop(partitions);
    }

    /** Stores and commits what these partitions hold, as far as that is done within {@code limit}. The rest is left to the next worker. */
    void settle(Collection<TopicPartition> partitions, Duration limit) {
        List<Lane> theirs = partitions.stream().map(lanes::get).filter(Objects::nonNull).toList();
        theirs.forEach(Lane::flush);
        long deadline = clockMillis.getAsLong() + limit.toMillis();
        try {
            while (!theirs.stream().allMatch(Lane::idle) && clockMillis.getAsLong() < deadline) {
                calls.await(ANSWER_WAIT);
                lanes.values().forEach(Lane::tick); // those that stay are not read meanwhile, but stored
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        commits.sendNow(partitions, COMMIT_TIMEOUT);
    }

    /** These partitions are not read any more; what they hold is forgotten. */
    void drop(Collection<TopicPartition> partitions) {
        commits.forget(partitions);
        for (TopicPartition partition : partitions) {
            Lane lane = lanes.remove(partition);
            if (lane != null) {
                lane.gone();
            }
        }
    }
}
