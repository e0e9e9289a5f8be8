package dev.sujip.sink.commit;

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

/**
 * The positions that are stored and not yet committed. A commit that fails or is late does no harm: the next worker meets the objects behind
 * it and adopts them. Commits carry the topic's id, so that a position which somebody else set, or which belongs to a
 * topic of the same name that was deleted, is not taken for a link of the chain.
 */
public final class Commits {

    private static final Logger log = LoggerFactory.getLogger(Commits.class);
    private static final String MARK = "sujip topic-id=";

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
    private boolean underWay;

    public Commits(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Whether this position was committed by a sink, for this life of the topic. */
    public static boolean isOurs(@Nullable OffsetAndMetadata committed, String topicId) {
        return committed != null && committed.metadata().equals(MARK + topicId);
    }

    /** All below {@code position} is stored. It is committed with the next {@link #send} or {@link #sendNow}. */
    public void add(TopicPartition partition, long position, String topicId) {
        due.put(partition, new OffsetAndMetadata(position, Optional.empty(), MARK + topicId));
    }

    /** Sends what is due, if the commit before is answered, and does not wait. */
    public void send() {
        if (underWay || due.isEmpty()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> sent = Map.copyOf(due);
        due.clear();
        underWay = true;
        consumer.commitAsync(sent, (_, failure) -> {
            underWay = false;
            if (failure != null) {
                log.warn("commit failed partitions={} cause={}", sent.keySet(), failure.toString());
                sent.forEach(due::putIfAbsent);
            }
        });
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
}
