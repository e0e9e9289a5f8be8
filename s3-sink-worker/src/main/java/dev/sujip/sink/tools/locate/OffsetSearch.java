package dev.sujip.sink.tools.locate;

import dev.sujip.sink.batch.Layout;
import dev.sujip.sink.batch.ObjectNaming;
import dev.sujip.sink.store.ObjectStore;
import dev.sujip.sink.store.ObjectStore.Listed;
import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds the last object, and the last mark, that begin at or before an offset: no other can hold it. */
final class OffsetSearch {

    private static final int POSITION_DIGITS = 20;

    private final ObjectStore store;
    private final ObjectNaming naming;

    OffsetSearch(ObjectStore store, ObjectNaming naming) {
        this.store = store;
        this.naming = naming;
    }

    /** The object; null where none begins so early. */
    @Nullable
    Start object(long offset) {
        return naming.layout() == Layout.BY_OFFSET
                ? narrowing(naming.beginningOfNames(0), offset)
                : last(naming.prefix() + "/", offset, naming::startOf);
    }

    /** The mark of a gap; null where none begins so early. */
    @Nullable
    Start mark(long offset) {
        String name = naming.gapName(0);
        return last(name.substring(0, name.lastIndexOf('/') + 1), offset, naming::gapStartOf);
    }

    /** The first object that begins behind an offset; null where none does. */
    @Nullable
    Start behind(long offset) {
        String prefix = naming.layout() == Layout.BY_OFFSET ? naming.beginningOfNames(0) : naming.prefix() + "/";
        try (Stream<Listed> objects = store.list(prefix)) {
            return objects.map(object -> start(object, naming::startOf)).filter(start -> start.position() > offset)
                    .min((one, other) -> Long.compare(one.position(), other.position())).orElse(null);
        }
    }

    /**
     * Where names sort by position, a few digits of the offset select a few objects; each step asks for ten times as many, until one of them
     * begins early enough.
     */
    private @Nullable Start narrowing(String beginning, long offset) {
        String digits = String.format(Locale.ROOT, "%0" + POSITION_DIGITS + "d", offset);
        Start found = null;
        for (int kept = POSITION_DIGITS - 1; kept >= 0 && found == null; kept--) {
            found = last(beginning + digits.substring(0, kept), offset, naming::startOf);
        }
        return found;
    }

    private @Nullable Start last(String prefix, long offset, Function<String, OptionalLong> startOf) {
        try (Stream<Listed> objects = store.list(prefix)) {
            return objects.map(object -> start(object, startOf))
                    .filter(start -> start.position() >= 0 && start.position() <= offset)
                    .max((one, other) -> Long.compare(one.position(), other.position())).orElse(null);
        }
    }

    private static Start start(Listed object, Function<String, OptionalLong> startOf) {
        return new Start(object.name(), startOf.apply(object.name()).orElse(-1));
    }

    /** An object and where it begins. */
    record Start(String name, long position) {}
}
