package dev.sujip.sink.consume;

import dev.sujip.sink.batch.LogHeader;
import dev.sujip.sink.batch.LogRecord;
import dev.sujip.sink.batch.PartitionChain;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A partition that the group has given to this worker, from its assignment until it goes. */
final class Lane {

    private final TopicPartition partition;
    private final LeaderEpochs leaderEpochs = new LeaderEpochs();
    private State state = State.UNPLACED;
    private @Nullable PartitionChain chain;
    private @Nullable String topicId;
    private long placeAtMillis;
    /** As the consumer was told last. */
    private boolean paused = true;

    Lane(TopicPartition partition) {
        this.partition = partition;
    }

    private enum State {
        /** It is not known where reading begins. */
        UNPLACED,
        /** Somebody is finding out. */
        BEING_PLACED,
        /** Records go to the chain. */
        READING,
        /** Retention has overtaken the reader: what the chain holds is still stored, then reading begins anew elsewhere. */
        OVERTAKEN,
        /** It belongs to somebody else now. */
        GONE
    }

    TopicPartition partition() {
        return partition;
    }

    /** Null as long as it is not known where reading begins, and when the lane is gone. */
    @Nullable
    PartitionChain chain() {
        return chain;
    }

    boolean needsPlacing(long nowMillis) {
        return switch (state) {
            case UNPLACED -> nowMillis >= placeAtMillis;
            case OVERTAKEN -> idle();
            case BEING_PLACED, READING, GONE -> false;
        };
    }

    void beingPlaced() {
        state = State.BEING_PLACED;
    }

    /** It could not be found out where reading begins; it is to be tried again then. */
    void placeAgainAt(long millis) {
        if (state == State.BEING_PLACED) {
            state = State.UNPLACED;
            placeAtMillis = millis;
        }
    }

    boolean isBeingPlaced() {
        return state == State.BEING_PLACED;
    }

    void placed(String id, PartitionChain begun) {
        state = State.READING;
        topicId = id;
        chain = begun;
        leaderEpochs.clear();
    }

    /** What was read cannot be read on: the topic has lost it, or it is another topic by now, and what this lane holds is of no use there. */
    void overtaken(String presentTopicId) {
        if (chain == null) {
            return;
        }
        if (presentTopicId.equals(topicId)) {
            state = State.OVERTAKEN;
            chain.flush();
        } else {
            state = State.UNPLACED;
            chain = null;
        }
    }

    /** Whose records they are that this worker has read and not yet committed. */
    LeaderEpochs leaderEpochs() {
        return leaderEpochs;
    }

    boolean readsTopic(String id) {
        return id.equals(topicId);
    }

    void gone() {
        state = State.GONE;
        chain = null;
    }

    /** The position up to which this worker knows all to be stored. */
    OptionalLong storedUpTo() {
        return chain == null ? OptionalLong.empty() : OptionalLong.of(chain.link());
    }

    boolean readable() {
        return state == State.READING && chain != null && !chain.congested();
    }

    /** Notes what the consumer is about to be told. Returns whether that is news. */
    boolean setPaused(boolean now) {
        boolean news = paused != now;
        paused = now;
        return news;
    }

    /** Offsets that were taken in and are not yet stored; empty where nothing is being read. */
    OptionalLong heldOffsets() {
        return chain == null ? OptionalLong.empty() : OptionalLong.of(chain.position() - chain.link());
    }

    /** As {@link PartitionChain#oldestTimestamp}. */
    OptionalLong oldestTimestamp() {
        return chain == null ? OptionalLong.empty() : chain.oldestTimestamp();
    }

    long heldBytes() {
        return chain == null ? 0 : chain.bufferedBytes();
    }

    /** Cuts what the lane holds, so that it gets stored now. */
    void flush() {
        if (chain != null) {
            chain.flush();
        }
    }

    void tick() {
        if (chain != null) {
            chain.tick();
        }
    }

    boolean idle() {
        return chain == null || chain.idle();
    }

    void take(List<ConsumerRecord<byte[], byte[]>> records) {
        if (state == State.READING && chain != null) {
            for (ConsumerRecord<byte[], byte[]> record : records) {
                record.leaderEpoch().ifPresent(epoch -> leaderEpochs.read(record.offset(), epoch));
                chain.add(logRecord(record));
            }
        }
    }

    private static LogRecord logRecord(ConsumerRecord<byte[], byte[]> record) {
        List<LogHeader> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            headers.add(new LogHeader(header.key(), header.value()));
        }
        return new LogRecord(record.offset(), record.timestamp(), record.key(), headers, record.value());
    }
}
