package dev.sujip.sink.commit;

import dev.sujip.sink.batch.ObjectNaming;
import dev.sujip.sink.store.LinkMetadata;
import dev.sujip.sink.store.ObjectStore;
import dev.sujip.sink.store.ObjectStore.Listed;
import dev.sujip.sink.store.StoreException;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Finds the end of what is stored of a partition by listing its prefix: slow, and needed only where no commit of ours tells it. */
final class ChainEnd {

    private final ObjectStore store;

    ChainEnd(ObjectStore store) {
        this.store = store;
    }

    /**
     * The position behind the last object, or behind the gap that was marked after it; empty where nothing is stored.
     *
     * @throws StoreException if the store refused, failed or did not answer
     */
    OptionalLong find(ObjectNaming naming) {
        Optional<Start> last;
        try (Stream<Listed> objects = store.list(naming.prefix() + "/")) {
            last = objects.flatMap(object -> start(naming, object.name()))
                    .max(Comparator.comparingLong(Start::position));
        }
        return last.map(start -> OptionalLong.of(next(start))).orElse(OptionalLong.empty());
    }

    private static Stream<Start> start(ObjectNaming naming, String name) {
        OptionalLong start = naming.startOf(name);
        if (start.isEmpty()) {
            start = naming.gapStartOf(name);
        }
        return start.isPresent() ? Stream.of(new Start(start.getAsLong(), name)) : Stream.empty();
    }

    private long next(Start last) {
        Map<String, String> metadata = store.head(last.name());
        if (metadata == null) {
            throw new StoreException("object " + last.name() + " was listed, but is not there");
        }
        return LinkMetadata.parse(last.name(), last.position(), metadata).next();
    }

    private record Start(long position, String name) {}
}
