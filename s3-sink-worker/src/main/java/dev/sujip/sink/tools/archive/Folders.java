package dev.sujip.sink.tools.archive;

import dev.sujip.sink.batch.Layout;
import dev.sujip.sink.batch.ObjectNaming;
import dev.sujip.sink.store.ObjectStore;
import dev.sujip.sink.store.ObjectStore.Listed;
import dev.sujip.sink.tools.archive.NameGrammar.NameParts;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Where the records of some time may lie. A record lies in the folder of its own time or in a later one, if it came late; with a layout
 * that knows no times it may lie anywhere.
 *
 * @param from milliseconds since the epoch
 * @param to the first that is not asked for
 * @param late how late a record may have come
 */
public record Folders(long from, long to, Duration late) {

    /** Records of any time. */
    public static final Folders ALL = new Folders(Long.MIN_VALUE / 2, Long.MAX_VALUE / 2, Duration.ZERO);

    /** A listing of all is cheaper than more of them: a year's hours. */
    private static final long MOST_FOLDERS = 10_000;
    private static final long HOUR = Duration.ofHours(1).toMillis();

    /** The objects of all chains that may hold such records, and perhaps others; the stream is to be closed. */
    public Stream<Placed> objects(ObjectStore store, NameGrammar grammar) {
        return beginnings(grammar).stream().flatMap(store::list).flatMap(object -> placed(grammar, object));
    }

    /** Beginnings of names, none of them twice. */
    List<String> beginnings(NameGrammar grammar) {
        ObjectNaming any = grammar.naming(new ChainKey(0, "00000000"));
        long first = Math.floorDiv(from, HOUR);
        long last = Math.floorDiv(Math.max(from, to - 1) + late.toMillis(), HOUR);
        if (any.layout() == Layout.BY_OFFSET || last - first > MOST_FOLDERS) {
            return List.of(any.prefix() + "/");
        }
        return LongStream.rangeClosed(first, last).mapToObj(hour -> any.beginningOfNames(hour * HOUR))
                .map(name -> name.substring(0, name.lastIndexOf('/') + 1)).distinct().toList();
    }

    private static Stream<Placed> placed(NameGrammar grammar, Listed object) {
        NameParts parts = grammar.parse(object.name());
        return parts == null || !grammar.fits(object.name(), parts)
                ? Stream.empty()
                : Stream.of(new Placed(parts.key(), new StoredObject(object.name(), parts.start(), object.bytes())));
    }

    /** An object, and the chain that it belongs to. */
    public record Placed(ChainKey chain, StoredObject object) {}
}
