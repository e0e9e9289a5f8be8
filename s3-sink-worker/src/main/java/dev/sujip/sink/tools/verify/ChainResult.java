package dev.sujip.sink.tools.verify;

import dev.sujip.sink.tools.archive.ChainKey;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * What walking a chain told.
 *
 * @param topicId whole; null where no object says it
 * @param from where it begins
 * @param next where it ends
 * @param endKnown false where the last object does not say where it ends; {@code next} is then too low
 * @param records as the metadata count them
 * @param offsetsWithoutRecord inside of objects: of transactions, compacted, or never there
 * @param known gaps that are marked
 * @param missing offsets that no object and no mark holds
 * @param faults all others
 */
record ChainResult(ChainKey chain, @Nullable String topicId, long from, long next, boolean endKnown, long records,
        long objects, long bytes, long offsetsWithoutRecord, List<Gap> known, List<Fault> missing, Faults faults) {

    /** The same, without those holes that {@code earlier} did not have: an object was listed too late for its neighbour. */
    ChainResult withHolesOf(ChainResult earlier) {
        List<Fault> seenTwice = missing.stream()
                .filter(hole -> earlier.missing.stream().anyMatch(before -> Objects.requireNonNull(hole.offsets())
                        .meets(Objects.requireNonNull(before.offsets()))))
                .toList();
        return new ChainResult(chain, topicId, from, next, endKnown, records, objects, bytes, offsetsWithoutRecord,
                known, seenTwice, faults);
    }

    Faults allFaults() {
        var all = new Faults();
        missing.forEach(all::add);
        all.addAll(faults);
        return all;
    }
}
