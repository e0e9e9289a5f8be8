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
 * @param behind the first object that begins behind it; null where none does
 * @param end where the partition ends in Kafka; null where nobody asked
 */
record Absence(ObjectNaming naming, long offset, @Nullable Start before, long next, @Nullable Start behind,
        @Nullable Long end) {

    NotThere explain() {
        String log = naming.partition().toString();
        if (end != null && offset >= end) {
            return new NotThere("beyond-the-end",
                    "%s has no record of offset %d yet: the next one will have %d".formatted(log, offset, end), null);
        }
        if (behind == null) {
            return new NotThere("not-yet", notYet(log), null);
        }
        if (before == null) {
            return new NotThere("before-the-first",
                    "the first object of %s is %s: what came before was removed, or never stored".formatted(log,
                            behind.name()),
                    null);
        }
        return new NotThere("missing", "offset %d of %s is missing: %s ends with %d, and the next object is %s"
                .formatted(offset, log, before.name(), next - 1, behind.name()), null);
    }

    private String notYet(String log) {
        return before == null
                ? "nothing of %s is stored in %s".formatted(log, naming.prefix())
                : "%s is stored up to offset %d, the end of %s: the worker is not there yet, or an object was removed, which verify tells"
                        .formatted(log, next - 1, before.name());
    }
}
