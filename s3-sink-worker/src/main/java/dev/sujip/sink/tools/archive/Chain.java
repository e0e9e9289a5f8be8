package dev.sujip.sink.tools.archive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The objects of one chain in the order of their starts. Takes 20 bytes an object, since millions of names would take hundreds each: what
 * names have in common is held once.
 */
public final class Chain {

    private static final int FIRST_ROOM = 16;

    private final List<NameAround> around = new ArrayList<>();
    private final Map<NameAround, Integer> places = new HashMap<>();
    private long[] starts = new long[FIRST_ROOM];
    private long[] bytes = new long[FIRST_ROOM];
    private int[] arounds = new int[FIRST_ROOM];
    private int size;
    private boolean inOrder = true;

    /** Takes in one object; {@code name} holds its start in twenty digits that begin at {@code startAt}. */
    void add(String name, int startAt, long start, long objectBytes) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            bytes = Arrays.copyOf(bytes, size * 2);
            arounds = Arrays.copyOf(arounds, size * 2);
        }
        var place = new NameAround(name.substring(0, startAt), name.substring(startAt + NameAround.START_DIGITS));
        starts[size] = start;
        bytes[size] = objectBytes;
        arounds[size] = places.computeIfAbsent(place, this::remember);
        inOrder &= size == 0 || starts[size - 1] <= start;
        size++;
    }

    private int remember(NameAround place) {
        around.add(place);
        return around.size() - 1;
    }

    /** How many objects there are. */
    public int size() {
        return size;
    }

    /** All objects, by start; two of the same start by name. */
    public Stream<StoredObject> objects() {
        sort();
        return IntStream.range(0, size).mapToObj(this::object);
    }

    private StoredObject object(int i) {
        return new StoredObject(around.get(arounds[i]).with(starts[i]), starts[i], bytes[i]);
    }

    private void sort() {
        if (inOrder) {
            return;
        }
        int[] order = IntStream.range(0, size).boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> starts[i])
                        .thenComparing(i -> around.get(arounds[i]).before()))
                .mapToInt(Integer::intValue).toArray();
        long[] sortedStarts = Arrays.stream(order).mapToLong(i -> starts[i]).toArray();
        long[] sortedBytes = Arrays.stream(order).mapToLong(i -> bytes[i]).toArray();
        arounds = Arrays.stream(order).map(i -> arounds[i]).toArray();
        starts = sortedStarts;
        bytes = sortedBytes;
        inOrder = true;
    }

    /** What stands before and after the start in a name. */
    private record NameAround(String before, String after) {

        private static final int START_DIGITS = 20;

        String with(long start) {
            return before + String.format(Locale.ROOT, "%020d", start) + after;
        }
    }
}
