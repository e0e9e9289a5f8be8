package dev.sujip.sink.tools.verify;

/**
 * Offsets of a partition.
 *
 * @param next the first one behind it
 */
record Range(long from, long next) {

    boolean isEmpty() {
        return from >= next;
    }

    boolean meets(Range other) {
        return from < other.next && other.from < next;
    }

    @Override
    public String toString() {
        return next == from + 1 ? "offset " + from : "offsets %d up to %d".formatted(from, next - 1);
    }
}
