package dev.sujip.sink.simulation;

import dev.sujip.sink.batch.ObjectNaming;
import dev.sujip.sink.store.ObjectStore;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads a partition's objects back and compares them with its log, knowing nothing of how they came to be. */
final class StoredOffsets {

    private StoredOffsets() {}

    static List<String> faults(ObjectStore store, ObjectNaming naming, SimulatedLog log) {
        SortedMap<Long, Integer> times = new TreeMap<>();
        String file = "-%05d-".formatted(naming.partition().partition());
        store.list(naming.prefix()).filter(name -> name.contains(file)).forEach(name -> {
            String content = new String(Objects.requireNonNull(store.get(name)), StandardCharsets.US_ASCII);
            Pattern.compile(" ").splitAsStream(content).map(Long::valueOf)
                    .forEach(offset -> times.merge(offset, 1, Integer::sum));
        });
        List<String> faults = new ArrayList<>();
        for (long offset : log.offsets()) {
            int stored = times.getOrDefault(offset, 0);
            if (stored != 1) {
                faults.add("%s offset %d stands in the store %d times".formatted(naming.partition(), offset, stored));
            }
        }
        times.keySet().removeAll(log.offsets());
        times.keySet()
                .forEach(offset -> faults.add("%s offset %d was never written".formatted(naming.partition(), offset)));
        return faults;
    }
}
