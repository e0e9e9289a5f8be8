package dev.sujip.sink.tools.reset;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sujip.sink.store.SinkRefusal;
import dev.sujip.sink.tools.log.TopicState;
import dev.sujip.sink.tools.log.TopicState.Committed;
import dev.sujip.sink.tools.log.TopicState.PartitionState;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Judges where the group may be moved to, before anything is moved. */
record Plan(String prefix, TopicState state, Map<Integer, Long> ends, Map<Integer, Long> stored) {

    /**
     * The moves that these positions ask for.
     *
     * @throws SinkRefusal if one of them would leave out records, or would do nothing; then none is to be made
     */
    List<Move> to(Map<Integer, Long> positions) {
        var moves = new ArrayList<Move>();
        var refused = new ArrayList<String>();
        positions.forEach((partition, position) -> {
            PartitionState present = state.partitions().get(partition);
            String fault = present == null
                    ? "there is no such partition"
                    : fault(partition, position, present.start());
            if (fault != null) {
                refused.add("partition %d: %s".formatted(partition, fault));
            }
            Committed committed = present == null ? null : present.committed();
            moves.add(new Move(partition, committed == null ? null : committed.position(), position));
        });
        if (!refused.isEmpty()) {
            throw new SinkRefusal("nothing was moved:%n  %s".formatted(String.join("%n  ".formatted(), refused)));
        }
        return moves;
    }

    private @Nullable String fault(int partition, long position, long start) {
        long end = ends.getOrDefault(partition, 0L);
        if (position < start || position > end) {
            return "offset %d is not in Kafka, which has %d up to %d".formatted(position, start, end - 1);
        }
        Long chain = stored.get(partition);
        if (chain != null && position > chain) {
            return "%s holds what is before offset %d: from there, offsets %d up to %d would be left out; reset to %d, or name a new prefix by --prefix"
                    .formatted(prefix, chain, chain, position - 1, chain);
        }
        if (chain != null && position < chain) {
            return "%s holds all before offset %d, and a worker goes on there wherever the group stands; to store records again name a new prefix by --prefix"
                    .formatted(prefix, chain);
        }
        return null;
    }

    /**
     * One partition's move.
     *
     * @param from null where the group had no position
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Move(int partition, @Nullable Long from, long to) {}
}
