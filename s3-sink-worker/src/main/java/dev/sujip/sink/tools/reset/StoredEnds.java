package dev.sujip.sink.tools.reset;

import dev.sujip.sink.store.LinkMetadata;
import dev.sujip.sink.store.ObjectStore;
import dev.sujip.sink.store.StoreException;
import dev.sujip.sink.tools.archive.Archive;
import dev.sujip.sink.tools.archive.Chain;
import dev.sujip.sink.tools.archive.ChainKey;
import dev.sujip.sink.tools.archive.StoredObject;

import java.util.Map;
import java.util.TreeMap;

/** Where the chains of the topic's present life end in a prefix, by their last object or mark: as a worker finds it. */
record StoredEnds(ObjectStore store, Archive archive) {

    /**
     * The end of each partition of which something is stored.
     *
     * @throws StoreException if the store refused, failed or did not answer, or an object does not say where it ends
     */
    Map<Integer, Long> of(String topicId) {
        var ends = new TreeMap<Integer, Long>();
        for (ChainKey key : archive.keys()) {
            if (topicId.startsWith(key.shortTopicId())) {
                ends.put(key.partition(), Math.max(end(archive.chain(key)), end(archive.gaps(key))));
            }
        }
        return ends;
    }

    private long end(Chain chain) {
        return chain.objects().reduce((_, last) -> last).map(this::next).orElse(-1L);
    }

    private long next(StoredObject last) {
        Map<String, String> metadata = store.head(last.name());
        if (metadata == null) {
            throw new StoreException(last.name() + " was listed, but is not there");
        }
        return LinkMetadata.parse(last.name(), last.start(), metadata).next();
    }
}
