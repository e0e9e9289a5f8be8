package dev.sujip.sink.consume;

import dev.sujip.sink.batch.LogPartition;
import dev.sujip.sink.batch.ObjectNaming;
import dev.sujip.sink.batch.PartitionChain;
import dev.sujip.sink.commit.Commits;
import dev.sujip.sink.commit.StartPosition;
import dev.sujip.sink.commit.StartPosition.Wish;
import dev.sujip.sink.store.SinkRefusal;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Finds out where the reading of a lane begins, and begins it. */
final class Placement {

    private static final Logger log = LoggerFactory.getLogger(Placement.class);
    private static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(5);
    private static final long RETRY_MILLIS = 1_000;

    private final Consumer<byte[], byte[]> consumer;
    private final SourceTopic topic;
    private final StoreCalls calls;
    private final StartPosition startPosition;
    private final Commits commits;
    private final Chains chains;
    private final LongSupplier clockMillis;
    /** Where lanes are to begin whose position is not yet committed. */
    private final Map<Lane, Decision> decided = new HashMap<>();

    Placement(Consumer<byte[], byte[]> consumer, SourceTopic topic, StoreCalls calls, StartPosition startPosition,
            Commits commits, Chains chains, LongSupplier clockMillis) {
        this.consumer = consumer;
        this.topic = topic;
        this.calls = calls;
        this.startPosition = startPosition;
        this.commits = commits;
        this.chains = chains;
        this.clockMillis = clockMillis;
    }

    /** Begins with those lanes that have no beginning yet. What cannot be found out now is tried again at a later call. */
    void place(Collection<Lane> lanes) {
        beginDecided();
        long now = clockMillis.getAsLong();
        List<Lane> waiting = lanes.stream().filter(lane -> lane.needsPlacing(now)).toList();
        if (waiting.isEmpty()) {
            return;
        }
        waiting.forEach(Lane::beingPlaced);
        try {
            String topicId = topic.id();
            Set<TopicPartition> partitions = waiting.stream().map(Lane::partition).collect(Collectors.toSet());
            Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(partitions, KAFKA_TIMEOUT);
            Map<TopicPartition, Long> logStarts = consumer.beginningOffsets(partitions, KAFKA_TIMEOUT);
            for (Lane lane : waiting) {
                var partition = new LogPartition(topic.name(), topicId, lane.partition().partition());
                place(lane, partition, committed.get(lane.partition()), logStarts.getOrDefault(lane.partition(), 0L));
            }
        } catch (KafkaException e) { // away, or it does not let us ask: both may pass
            log.warn("cannot begin yet partitions={} cause={}", waiting.stream().map(Lane::partition).toList(),
                    e.toString());
            waiting.forEach(lane -> lane.placeAgainAt(now + RETRY_MILLIS));
        }
    }

    private void place(Lane lane, LogPartition partition, @Nullable OffsetAndMetadata committed, long logStart) {
        Wish wish = wish(lane, committed, partition.topicId());
        if (wish.ours() && wish.position().orElseThrow() >= logStart) {
            begin(lane, partition, wish.position().orElseThrow(), leaderEpoch(committed, wish.position()));
            return;
        }
        ObjectNaming naming = chains.naming(partition);
        calls.make(() -> startPosition.decide(naming, wish, logStart),
                position -> decided.put(lane, new Decision(partition, position)),
                failure -> notDecided(lane, failure));
    }

    /** A commit of ours may be late; what the lane itself has seen stored is then further on. */
    private Wish wish(Lane lane, @Nullable OffsetAndMetadata committed, String topicId) {
        Wish wish = commits.wish(committed, topicId);
        OptionalLong seen = lane.storedUpTo();
        boolean laneKnowsBetter = seen.isPresent() && (wish.ours() || wish.position().isEmpty());
        return laneKnowsBetter
                ? new Wish(OptionalLong.of(Math.max(wish.position().orElse(0), seen.getAsLong())), true)
                : wish;
    }

    /** Positions are committed before the first record is read, so that whoever comes next begins at the same place; all in one commit. */
    private void beginDecided() {
        decided.keySet().removeIf(lane -> !lane.isBeingPlaced());
        if (decided.isEmpty()) {
            return;
        }
        Map<Lane, Decision> beginning = Map.copyOf(decided);
        decided.clear();
        beginning.forEach((lane, decision) -> commits.add(lane.partition(), decision.position(),
                Optional.empty(), decision.partition().topicId()));
        boolean committed = commits.sendNow(beginning.keySet().stream().map(Lane::partition).toList(), KAFKA_TIMEOUT);
        beginning.forEach((lane, decision) -> {
            if (committed) {
                begin(lane, decision.partition(), decision.position(), Optional.empty());
            } else {
                lane.placeAgainAt(clockMillis.getAsLong() + RETRY_MILLIS);
            }
        });
    }

    /** Where the epoch is known, the consumer asks Kafka whether the log still has what stood below the position. */
    private void begin(Lane lane, LogPartition partition, long position, Optional<Integer> leaderEpoch) {
        consumer.seek(lane.partition(), new OffsetAndMetadata(position, leaderEpoch, ""));
        lane.placed(partition.topicId(), chains.begin(lane, partition, position));
        log.info("reading partition={} position={}", partition, position);
    }

    private static Optional<Integer> leaderEpoch(@Nullable OffsetAndMetadata committed, OptionalLong position) {
        return committed != null && OptionalLong.of(committed.offset()).equals(position)
                ? committed.leaderEpoch()
                : Optional.empty();
    }

    private void notDecided(Lane lane, Throwable failure) {
        if (failure instanceof SinkRefusal refusal) {
            throw refusal;
        }
        log.warn("cannot begin yet partition={} cause={}", lane.partition(), failure.toString());
        lane.placeAgainAt(clockMillis.getAsLong() + RETRY_MILLIS);
    }

    private record Decision(LogPartition partition, long position) {}

    /** Makes the chains. */
    interface Chains {

        ObjectNaming naming(LogPartition partition);

        PartitionChain begin(Lane lane, LogPartition partition, long position);
    }
}
