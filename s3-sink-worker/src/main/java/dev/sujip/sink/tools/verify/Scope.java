package dev.sujip.sink.tools.verify;

/**
 * How much is to be proven.
 *
 * @param deep read every object to its end
 * @param fromZero each chain must begin at offset 0
 * @param acceptLateStart records may stand in Kafka that are older than the first that is stored
 * @param concurrency requests to the store at once
 */
record Scope(boolean deep, boolean fromZero, boolean acceptLateStart, int concurrency) {

    private static final int MOST_OBJECTS_OPEN = 16;

    /** Objects that are looked at together: each that is open takes a connection and some buffers. */
    int window() {
        return deep ? Math.min(concurrency, MOST_OBJECTS_OPEN) : concurrency;
    }
}
