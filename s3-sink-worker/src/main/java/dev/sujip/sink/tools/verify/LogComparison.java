package dev.sujip.sink.tools.verify;

import dev.sujip.sink.commit.CommitMark;
import dev.sujip.sink.tools.archive.ChainKey;
import dev.sujip.sink.tools.log.TopicState;
import dev.sujip.sink.tools.log.TopicState.Committed;
import dev.sujip.sink.tools.log.TopicState.PartitionState;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares the chains with the topic and with the group's positions. */
final class LogComparison {

    private final String prefix;
    private final String group;
    private final Scope scope;
    private final Faults faults;

    LogComparison(String prefix, String group, Scope scope, Faults faults) {
        this.prefix = prefix;
        this.group = group;
        this.scope = scope;
        this.faults = faults;
    }

    /** The report's lines where Kafka is not asked. */
    List<ChainLine> without(Collection<ChainResult> chains) {
        chains.forEach(this::beginning);
        return chains.stream().map(chain -> ChainLine.of(chain, null, null)).toList();
    }

    /**
     * The report's lines.
     *
     * @param state from before the store was listed
     * @param ends from afterwards
     */
    List<ChainLine> with(Collection<ChainResult> chains, TopicState state, Map<Integer, Long> ends) {
        var lines = new ArrayList<ChainLine>();
        Map<Integer, PartitionState> left = new HashMap<>(state.partitions());
        for (ChainResult chain : chains) {
            boolean present = state.topicId().startsWith(chain.chain().shortTopicId());
            PartitionState partition = present ? left.remove(chain.chain().partition()) : null;
            beginning(chain);
            if (partition == null) {
                lines.add(ChainLine.of(chain, null, null));
            } else {
                compare(chain, partition, state.topicId());
                lines.add(ChainLine.of(chain, committed(partition.committed(), state.topicId()),
                        ends.get(chain.chain().partition())));
            }
        }
        left.forEach((number, partition) -> lines.add(empty(number, partition, state.topicId(), ends)));
        return lines;
    }

    private void beginning(ChainResult chain) {
        if (scope.fromZero() && chain.from() > 0) {
            late(chain, 0, "asked for with --from-zero");
        }
    }

    private void compare(ChainResult chain, PartitionState partition, String topicId) {
        if (chain.topicId() != null && !chain.topicId().equals(topicId)) {
            faults.add(new Fault(FaultKind.METADATA, chain.chain().partition(), null, null,
                    "partition %d: the objects say topic-id=%s, but the topic's id is %s".formatted(
                            chain.chain().partition(), chain.topicId(), topicId)));
        }
        if (!scope.acceptLateStart() && !scope.fromZero() && partition.start() < chain.from()) {
            late(chain, partition.start(), "they are in Kafka, so an object was removed, or the group was set there "
                    + "before anything was stored: then say --accept-late-start");
        }
        Long committed = committed(partition.committed(), topicId);
        if (chain.endKnown() && committed != null && committed > chain.next()) {
            beyond(chain.chain().partition(), new Range(chain.next(), committed), committed);
        } else if (chain.endKnown() && partition.start() > chain.next()) {
            Range lost = new Range(chain.next(), partition.start());
            faults.add(Fault.ofOffsets(FaultKind.LOST, chain.chain().partition(), lost,
                    "partition %d: %s are in no object, and retention has removed them from Kafka".formatted(
                            chain.chain().partition(), lost)));
        }
    }

    private void late(ChainResult chain, long expected, String why) {
        Range before = new Range(expected, chain.from());
        faults.add(Fault.ofOffsets(FaultKind.BEGINS_LATE, chain.chain().partition(), before,
                "partition %d: %s are in no object: the chain begins at %d (%s)".formatted(chain.chain().partition(),
                        before, chain.from(), why)));
    }

    /** A partition of which nothing is stored. */
    private ChainLine empty(int number, PartitionState partition, String topicId, Map<Integer, Long> ends) {
        Long committed = committed(partition.committed(), topicId);
        if (committed != null && committed > partition.start() && !scope.acceptLateStart()) {
            beyond(number, new Range(partition.start(), committed), committed);
        }
        long next = committed == null || committed < partition.start() ? partition.start() : committed;
        var nothing = new ChainResult(new ChainKey(number, topicId), topicId, next, next, true, 0, 0, 0, 0, List.of(),
                List.of(), new Faults());
        return ChainLine.of(nothing, committed, ends.get(number));
    }

    private void beyond(int partition, Range offsets, long committed) {
        faults.add(Fault.ofOffsets(FaultKind.COMMITTED_BEYOND, partition, offsets,
                "partition %d: committed beyond what is stored: group %s stands at %d, but %s are in no object"
                        .formatted(
                                partition, group, committed, offsets)));
    }

    /** The group's position, if it concerns this chain: set by a worker on it, or by somebody by hand. */
    private @Nullable Long committed(@Nullable Committed committed, String topicId) {
        if (committed == null) {
            return null;
        }
        boolean elsewhere = CommitMark.isOnAny(committed.metadata())
                && !committed.metadata().equals(new CommitMark(topicId, prefix).text());
        if (elsewhere) {
            return null;
        }
        return committed.position();
    }
}
