package dev.sujip.sink.consume;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which leader wrote what this worker has read of a partition and not yet committed. A commit that bears it lets whoever reads on notice that
 * the log was cut below that position meanwhile, even if it has grown past it again.
 */
final class LeaderEpochs {

    /** By the first offset that was read of each. */
    private final NavigableMap<Long, Integer> firstOffsets = new TreeMap<>();
    private int latest = -1;

    /** The record at {@code offset} was read, the next of its partition. */
    void read(long offset, int epoch) {
        if (epoch != latest) {
            firstOffsets.put(offset, epoch);
            latest = epoch;
        }
    }

    /** The epoch of the last record below {@code position}, below which nothing is asked any more; empty where that record was not read. */
    Optional<Integer> below(long position) {
        Map.Entry<Long, Integer> entry = firstOffsets.lowerEntry(position);
        if (entry == null) {
            return Optional.empty();
        }
        firstOffsets.headMap(entry.getKey()).clear();
        return Optional.of(entry.getValue());
    }

    /** What was read is of no use any more: reading goes on elsewhere. */
    void clear() {
        firstOffsets.clear();
        latest = -1;
    }
}
