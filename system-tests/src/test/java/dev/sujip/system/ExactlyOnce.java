package dev.sujip.system;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Checks the promise: the record of every receipt stands in the objects exactly once, at exactly its place and with exactly its value;
 * no place stands there twice; and the places of a partition follow each other without a hole from offset 0.
 *
 * <p>A record may stand in the topic, and so in the objects, at more than one place: a client that was not answered sends it again. Each place
 * is still stored once, so that is no fault; it is counted as a repeat.
 */
final class ExactlyOnce {

    private final TreeMap<Position, StoredLine> stored = new TreeMap<>();
    private final Map<Position, String> nameOf = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private int objects;
    private int lost;
    private int duplicated;

    private ExactlyOnce() {}

    /**
     * Checks all objects of a prefix against all receipts that were given.
     *
     * @param objects everything that stands below the prefix
     * @param receipts of all records that were posted, one each
     */
    static Verdict check(Collection<StoredObject> objects, Collection<Receipt> receipts) {
        var check = new ExactlyOnce();
        objects.forEach(check::takeIn);
        check.noHoles();
        var posted = check.everyReceipt(receipts);
        int repeats = check.repeats(posted);
        return new Verdict(List.copyOf(check.faults), check.objects, check.stored.size(), receipts.size(), repeats,
                check.lost, check.duplicated);
    }

    private void takeIn(StoredObject object) {
        if (object.name().endsWith("/_sujip.json") || object.name().contains("/_probe/")) {
            return;
        }
        if (!StoredObject.isOfRecords(object.name())) {
            faults.add("nobody knows what " + object.name() + " is");
            return;
        }
        objects++;
        try {
            var lines = object.lines();
            faults.addAll(object.contradictions(lines));
            lines.forEach(line -> takeIn(object.name(), line));
        } catch (RuntimeException e) {
            faults.add("%s cannot be read: %s".formatted(object.name(), e));
        }
    }

    private void takeIn(String name, StoredLine line) {
        var before = nameOf.putIfAbsent(line.position(), name);
        if (before != null) {
            duplicated++;
            faults.add("%s stands twice, in %s and %s".formatted(line.position(), before, name));
        }
        stored.putIfAbsent(line.position(), line);
    }

    private void noHoles() {
        var next = new HashMap<Integer, Long>();
        for (var position : stored.keySet()) {
            long expected = next.getOrDefault(position.partition(), 0L);
            if (position.offset() != expected) {
                faults.add("hole before %s: the record expected next has offset %d".formatted(position, expected));
            }
            next.put(position.partition(), position.offset() + 1);
        }
    }

    private Set<String> everyReceipt(Collection<Receipt> receipts) {
        var given = new HashSet<Position>();
        var posted = new HashSet<String>();
        for (var receipt : receipts) {
            posted.add(receipt.value());
            if (!given.add(receipt.position())) {
                faults.add("two receipts were given for " + receipt.position());
            }
            var line = stored.get(receipt.position());
            if (line == null) {
                lost++;
                faults.add("%s is missing, and a receipt was given for it".formatted(receipt.position()));
            } else if (!receipt.value().equals(line.value())) {
                faults.add("%s holds %s, and the receipt was given for %s".formatted(receipt.position(), line.value(),
                        receipt.value()));
            }
        }
        return posted;
    }

    /** Counts how often a value stands once more than the one time for which its receipt was given. */
    private int repeats(Set<String> posted) {
        var seen = new HashSet<String>();
        int repeats = 0;
        for (var line : stored.values()) {
            if (line.value() == null || !posted.contains(line.value())) {
                faults.add("%s holds what nobody posted: %s".formatted(line.position(), line.value()));
            } else if (!seen.add(line.value())) {
                repeats++;
            }
        }
        return repeats;
    }

    /**
     * What was found.
     *
     * @param faults one line each; empty when the promise was kept
     * @param objects how many hold records
     * @param records how many places are stored
     * @param receipts how many records were acknowledged
     * @param repeats how many of {@code records} stand there because a client sent them again
     * @param lost how many were acknowledged and do not stand there
     * @param duplicated how many places stand there once more than once
     */
    record Verdict(List<String> faults, int objects, int records, int receipts, int repeats, int lost,
            int duplicated) {

        @Override
        public String toString() {
            return "%d receipts, %d objects, %d records stored, of which %d sent again by clients; %d faults"
                    .formatted(receipts, objects, records, repeats, faults.size());
        }
    }
}
