package dev.sujip.sink.simulation;

import dev.sujip.sink.batch.ObjectNaming;
import dev.sujip.sink.store.LinkMetadata;
import dev.sujip.sink.store.ObjectStore;
import dev.sujip.sink.store.ObjectStore.Listed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads a partition's objects back and compares them with its log, knowing nothing of how they came to be. */
final class StoredOffsets {

    private static final Pattern BLANK = Pattern.compile(" ");

    private final SortedMap<Long, Integer> times = new TreeMap<>();
    private final SortedMap<Long, Long> links = new TreeMap<>();
    private final SortedMap<Long, Long> gaps = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    private StoredOffsets() {}

    /**
     * What is wrong: empty if each record of the log stands in one object, once, and each object begins where the one before ends. Where
     * retention has left gaps, a zombie may store records once more; there it is empty if each record stands in an object or was removed from
     * a gap that is marked.
     */
    static List<String> faults(ObjectStore store, ObjectNaming naming, SimulatedLog log) {
        var stored = new StoredOffsets();
        try (var objects = store.list(naming.prefix())) {
            objects.map(Listed::name).forEach(name -> stored.read(store, naming, name));
        }
        if (stored.gaps.isEmpty()) {
            stored.compareWith(log.written());
            stored.checkChain();
        } else {
            stored.checkNothingIsMissing(log);
        }
        return stored.faults.stream().map(fault -> naming.partition() + " " + fault).toList();
    }

    private void read(ObjectStore store, ObjectNaming naming, String name) {
        naming.gapStartOf(name).ifPresent(start -> gaps.put(start, next(store, name, start)));
        if (naming.startOf(name).isEmpty()) {
            return;
        }
        String content = new String(Objects.requireNonNull(store.get(name)), StandardCharsets.US_ASCII);
        BLANK.splitAsStream(content).map(Long::valueOf).forEach(offset -> times.merge(offset, 1, Integer::sum));
        long start = naming.startOf(name).orElseThrow();
        if (links.put(start, next(store, name, start)) != null) {
            faults.add("two objects begin at " + start);
        }
    }

    private static long next(ObjectStore store, String name, long start) {
        Map<String, String> metadata = Objects.requireNonNull(store.head(name));
        return LinkMetadata.parse(name, start, metadata).next();
    }

    private void checkNothingIsMissing(SimulatedLog log) {
        for (long offset : log.written()) {
            if (!times.containsKey(offset) && !(log.removed().contains(offset) && inGap(offset))) {
                faults.add("offset %d stands nowhere, and no mark says why".formatted(offset));
            }
        }
    }

    private boolean inGap(long offset) {
        return gaps.entrySet().stream().anyMatch(gap -> gap.getKey() <= offset && offset < gap.getValue());
    }

    private void compareWith(List<Long> offsets) {
        for (long offset : offsets) {
            int stored = times.getOrDefault(offset, 0);
            if (stored != 1) {
                faults.add("offset %d stands in the store %d times".formatted(offset, stored));
            }
        }
        times.keySet().stream().filter(offset -> !offsets.contains(offset))
                .forEach(offset -> faults.add("offset %d was never written".formatted(offset)));
    }

    private void checkChain() {
        long end = 0;
        for (Map.Entry<Long, Long> link : links.entrySet()) {
            if (link.getKey() != end) {
                faults.add("an object begins at %d, but the one before ends at %d".formatted(link.getKey(), end));
            }
            end = link.getValue();
        }
    }
}
