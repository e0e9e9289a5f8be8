package dev.sujip.sink.batch;

/** Names the objects of one partition, the same way for every writer. */
public interface Naming {

    /** Name of the object that begins at position {@code start} and whose first record has {@code firstTimestamp}. */
    String name(long start, long firstTimestamp);

    /** Whether a record of {@code timestamp} may not stand in an object whose first record has {@code firstTimestamp}. */
    boolean cutsBefore(long firstTimestamp, long timestamp);
}
