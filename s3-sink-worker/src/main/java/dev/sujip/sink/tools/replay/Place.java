package dev.sujip.sink.tools.replay;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a replay is: all records of earlier partitions, and those of this one below {@code next}, are in the target.
 *
 * @param partition of the source
 */
record Place(int partition, long next) {

    static final Place BEGINNING = new Place(0, 0);

    private static final Pattern TEXT = Pattern.compile("sujip replay partition=([0-9]{1,9}) next=([0-9]{1,18})");

    String text() {
        return "sujip replay partition=%d next=%d".formatted(partition, next);
    }

    /** The place that {@code text} tells; null where it tells none. */
    static @Nullable Place parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches() ? new Place(Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2))) : null;
    }

    boolean isBehind(int otherPartition, long offset) {
        return otherPartition < partition || (otherPartition == partition && offset < next);
    }
}
