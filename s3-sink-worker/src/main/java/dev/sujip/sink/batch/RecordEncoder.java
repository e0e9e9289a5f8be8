package dev.sujip.sink.batch;

/**
 * Turns the records of one batch into the bytes of one object. The bytes are a pure function of the records: two writers that encode the
 * same records get the same bytes. Not safe for use by two threads at once.
 */
public interface RecordEncoder {

    /** Takes in the next record. Accepts whatever may stand in a log and never throws because of a record's content. */
    void add(LogRecord record);

    /** Bytes that the object has so far; of those that are still to be compressed nothing is known. */
    long bytes();

    /** How much memory is held, in bytes. */
    long heldBytes();

    /** Ends the object, at once: what is left to compress is done by others. Nothing may be added afterwards. */
    ObjectContent finish();

    /** Makes an encoder for each batch. */
    @FunctionalInterface
    interface Factory {

        RecordEncoder open(LogPartition partition);
    }
}
