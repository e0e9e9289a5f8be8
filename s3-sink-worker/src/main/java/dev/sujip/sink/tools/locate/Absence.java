package dev.sujip.sink.tools.locate;

import dev.sujip.sink.batch.ObjectNaming;
import dev.sujip.sink.tools.locate.Finding.NotThere;
import dev.sujip.sink.tools.locate.OffsetSearch.Start;
import org.jspecify.annotations.Nullable;

/**
 * Says why no object holds an offset.
 *
 * @param before the last object that begins before it; null where none does
 * @param next where that ends
 * @param first the first object of the partition; null where nothing is stored
 * @param end where the partition ends in Kafka; null where nobody asked
 */
record Absence(ObjectNaming naming, long offset, @Nullable Start before, long next, @Nullable Start first,
        @Nullable Long end) {

    NotThere explain() {
        String log = naming.partition().toString();
        if (end != null && offset >= end) {
            return new NotThere("beyond-the-end",
                    "%s ends at offset %d: there is no record of offset %d yet".formatted(log, end - 1, offset), null);
        }
        if (first == null) {
            return new NotThere("not-yet", "nothing of %s is stored in %s".formatted(log, naming.prefix()), null);
        }
        if (before == null) {
            return new NotThere("before-the-first",
                    "the first object of %s begins at %d: what came before was removed, or never stored".formatted(log,
                            first.position()),
                    null);
        }
        return new NotThere("not-yet",
                "what is found of %s before offset %d ends at %d (%s): it is not stored yet, or missing, which verify tells"
                        .formatted(log, offset, next - 1, before.name()),
                null);
    }
}
