package dev.sujip.sink.tools.replay;

import dev.sujip.sink.batch.LogRecord;
import dev.sujip.sink.store.ObjectStore;
import dev.sujip.sink.store.SinkRefusal;
import dev.sujip.sink.tools.archive.Folders;
import dev.sujip.sink.tools.archive.Folders.Placed;
import dev.sujip.sink.tools.archive.NameGrammar;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which of the stored records are meant.
 *
 * @param folders where they may lie
 * @param partition null for all
 * @param from first offset that is meant; 0 for all
 * @param to first offset that is not meant any more
 * @param topicId beginning of the id of the topic's life that is meant; null where there is only one
 */
record Selection(Folders folders, @Nullable Integer partition, long from, long to, @Nullable String topicId) {

    /** Records by their timestamps, of all partitions. */
    static Selection ofTime(Folders folders, @Nullable String topicId) {
        return new Selection(folders, null, 0, Long.MAX_VALUE, topicId);
    }

    /** Records by their offsets, of one partition. */
    static Selection ofOffsets(int partition, long from, long to, @Nullable String topicId) {
        return new Selection(Folders.ALL, partition, from, to, topicId);
    }

    /**
     * The objects that may hold such records, by partition and start: two replays of one selection see them in the same order.
     *
     * @throws SinkRefusal if they are of more than one life of the topic
     */
    List<Placed> objects(ObjectStore store, NameGrammar grammar) {
        List<Placed> objects;
        try (Stream<Placed> all = folders.objects(store, grammar)) {
            objects = all.filter(this::mayHoldSome).sorted(Comparator.comparing(Placed::chain)
                    .thenComparingLong(placed -> placed.object().start())).toList();
        }
        List<String> lives = objects.stream().map(placed -> placed.chain().shortTopicId()).distinct().toList();
        if (lives.size() > 1) {
            throw new SinkRefusal("the records are of %d lives of the topic: name one by --topic-id=%s".formatted(
                    lives.size(), String.join(" or --topic-id=", lives)));
        }
        return objects.subList(firstOf(objects), objects.size());
    }

    private boolean mayHoldSome(Placed placed) {
        return (partition == null || partition == placed.chain().partition())
                && (topicId == null || topicId.startsWith(placed.chain().shortTopicId()))
                && placed.object().start() < to;
    }

    /** Objects that end before {@code from} are known by the one behind them, which begins no later. */
    private int firstOf(List<Placed> objects) {
        int first = 0;
        while (partition != null && first + 1 < objects.size() && objects.get(first + 1).object().start() <= from) {
            first++;
        }
        return first;
    }

    /** Whether a record of one of these objects is meant. */
    boolean includes(LogRecord record) {
        return record.offset() >= from && record.offset() < to && record.timestamp() >= folders.from()
                && record.timestamp() < folders.to();
    }
}
