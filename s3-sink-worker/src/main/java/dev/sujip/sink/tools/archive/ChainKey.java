package dev.sujip.sink.tools.archive;

import java.util.Comparator;

/**
 * Names a chain: one partition of one life of the topic.
 *
 * @param shortTopicId the first characters of the topic's id, as names carry them
 */
public record ChainKey(int partition, String shortTopicId) implements Comparable<ChainKey> {

    private static final Comparator<ChainKey> ORDER = Comparator.comparing(ChainKey::shortTopicId)
            .thenComparingInt(ChainKey::partition);

    @Override
    public int compareTo(ChainKey other) {
        return ORDER.compare(this, other);
    }
}
