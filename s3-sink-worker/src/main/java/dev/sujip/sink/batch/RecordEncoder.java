package dev.sujip.sink.batch;

/**
 * Turns the records of one batch into the bytes of one object. The bytes are a pure function of the records: two writers that encode the
 * same records get the same bytes. Not safe for use by two threads at once.
 */
public interface RecordEncoder {

    /** Takes in the next record. Accepts whatever may stand in a log and never throws because of a record's content. */
    void add(LogRecord record);

    /** Bytes held so far, a little less than the object will have where a compressor still keeps some back. */
    long bytes();

    /** Ends the object and returns its bytes. Nothing may be added afterwards. */
    byte[] finish();

    /** Makes an encoder for each batch. */
    @FunctionalInterface
    interface Factory {

        RecordEncoder open(LogPartition partition);
    }
}
