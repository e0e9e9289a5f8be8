package dev.sujip.sink.tools.log;

import org.jspecify.annotations.Nullable;

import java.util.SortedMap;

/**
 * A topic at one moment.
 *
 * @param topicId of its present life
 */
public record TopicState(String topicId, SortedMap<Integer, PartitionState> partitions) {

    /**
     * A partition at one moment.
     *
     * @param start offset of the oldest record that is left
     * @param committed null where the group has no position
     */
    public record PartitionState(long start, @Nullable Committed committed) {}

    /**
     * A position of the group.
     *
     * @param metadata what stands beside it; empty where nothing does
     */
    public record Committed(long position, String metadata) {}
}
