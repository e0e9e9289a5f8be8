package dev.sujip.bench.sink.measure;

/**
 * What was found in the store.
 *
 * @param objects    how many there are
 * @param bytes      that they have together, as stored
 * @param lines      that they have together
 * @param lost       records of the topic that stand on no line
 * @param duplicated lines with a record that stands on another line, too
 * @param damaged    lines that hold no record of the topic, or say that it stood elsewhere
 */
record Stored(
        int objects,
        long bytes,
        long lines,
        long lost,
        long duplicated,
        long damaged) {

    boolean sound() {
        return lost == 0 && duplicated == 0 && damaged == 0;
    }
}
