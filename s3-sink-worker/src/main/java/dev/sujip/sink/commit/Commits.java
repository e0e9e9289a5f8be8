package dev.sujip.sink.commit;

import dev.sujip.sink.commit.StartPosition.Wish;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * The positions that are stored and not yet committed. A commit that fails or is late does no harm: the next worker meets the objects behind
 * it and adopts them. Commits carry the topic's id and the prefix, so that a position which somebody else set, or which belongs to another
 * prefix or to a topic of the same name that was deleted, is not taken for a link of this chain.
 */
public final class Commits {

    private static final Logger log = LoggerFactory.getLogger(Commits.class);
    /** During a rebalance, or without a broker, each attempt fails at once. */
    private static final long RETRY_MILLIS = 1_000;

    private final Consumer<byte[], byte[]> consumer;
    private final String prefix;
    private final Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
    private final LongSupplier clockMillis;
    private boolean underWay;
    private long sendAtMillis = Long.MIN_VALUE;

    /**
     * Commits for the chain that lies in {@code prefix}.
     *
     * @param clockMillis a clock that only goes forward
     */
    public Commits(Consumer<byte[], byte[]> consumer, String prefix, LongSupplier clockMillis) {
        this.consumer = consumer;
        this.prefix = prefix;
        this.clockMillis = clockMillis;
    }

    /**
     * What a commit that was found means for this chain.
     *
     * @param committed null where the group has no position
     * @param topicId of the topic's present life
     */
    public Wish wish(@Nullable OffsetAndMetadata committed, String topicId) {
        if (committed == null || CommitMark.isOfAnotherLife(committed.metadata(), topicId)) {
            return new Wish(OptionalLong.empty(), false);
        }
        return new Wish(OptionalLong.of(committed.offset()), committed.metadata().equals(mark(topicId)));
    }

    /**
     * All below {@code position} is stored. It is committed with the next {@link #send} or {@link #sendNow}.
     *
     * @param leaderEpoch of the last record below {@code position}, where it is known
     */
    public void add(TopicPartition partition, long position, Optional<Integer> leaderEpoch, String topicId) {
        due.put(partition, new OffsetAndMetadata(position, leaderEpoch, mark(topicId)));
    }

    /** Sends what is due, if the commit before is answered, and did not fail just now; does not wait. */
    public void send() {
        if (underWay || due.isEmpty() || clockMillis.getAsLong() < sendAtMillis) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> sent = Map.copyOf(due);
        due.clear();
        underWay = true;
        consumer.commitAsync(sent, (_, failure) -> {
            underWay = false;
            if (failure != null) {
                sendAtMillis = clockMillis.getAsLong() + RETRY_MILLIS;
                log.warn("commit failed partitions={} cause={}", sent.keySet(), failure.toString());
                sent.keySet().stream().filter(consumer.assignment()::contains)
                        .forEach(partition -> again(partition, sent));
            }
        });
    }

    private void again(TopicPartition partition, Map<TopicPartition, OffsetAndMetadata> sent) {
        due.computeIfAbsent(partition, sent::get);
    }

    /**
     * Commits what is due of these partitions and waits for it; it is then forgotten.
     *
     * @return whether that worked
     */
    public boolean sendNow(Collection<TopicPartition> partitions, Duration timeout) {
        Map<TopicPartition, OffsetAndMetadata> theirs = new HashMap<>(due);
        theirs.keySet().retainAll(partitions);
        forget(partitions);
        if (theirs.isEmpty()) {
            return true;
        }
        try {
            consumer.commitSync(theirs, timeout);
            return true;
        } catch (KafkaException e) {
            log.warn("commit failed partitions={} cause={}", theirs.keySet(), e.toString());
            return false;
        }
    }

    /** These partitions are not ours any more. */
    public void forget(Collection<TopicPartition> partitions) {
        due.keySet().removeAll(partitions);
    }

    private String mark(String topicId) {
        return new CommitMark(topicId, prefix).text();
    }
}
