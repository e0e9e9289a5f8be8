package dev.sujip.sink.tools.verify;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A chain in the report.
 *
 * @param topicId as far as it is known
 * @param from first position of the chain
 * @param next position behind its end
 * @param records as the metadata count them
 * @param offsetsWithoutRecord inside of objects
 * @param committed the group's position in this chain; null where it has none there, or Kafka was not asked
 * @param end where the partition ends in Kafka; null where this is not its present life, or Kafka was not asked
 * @param lag offsets from the chain's end to the partition's; null with {@code end}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChainLine(int partition, String topicId, long from, long next, long records, long objects, long bytes,
        long offsetsWithoutRecord, List<Gap> knownGaps, @Nullable Long committed, @Nullable Long end,
        @Nullable Long lag) {

    static ChainLine of(ChainResult chain, @Nullable Long committed, @Nullable Long end) {
        return new ChainLine(chain.chain().partition(),
                chain.topicId() == null ? chain.chain().shortTopicId() : chain.topicId(), chain.from(), chain.next(),
                chain.records(), chain.objects(), chain.bytes(), chain.offsetsWithoutRecord(), chain.known(), committed,
                end, end == null ? null : Math.max(0, end - chain.next()));
    }
}
