package dev.sujip.sink.batch;

/** The batch that is taking in records: it begins at a link of the chain and ends wherever it is cut. */
final class OpenBatch {

    private final String name;
    private final long start;
    private final long firstTimestamp;
    private final long openedAtMillis;
    private final RecordEncoder encoder;
    private long next;
    private int count;

    OpenBatch(String name, long start, long firstTimestamp, long openedAtMillis, RecordEncoder encoder) {
        this.name = name;
        this.start = start;
        this.firstTimestamp = firstTimestamp;
        this.openedAtMillis = openedAtMillis;
        this.encoder = encoder;
        this.next = start;
    }

    void add(LogRecord record) {
        encoder.add(record);
        next = record.offset() + 1;
        count++;
    }

    SealedBatch seal() {
        return new SealedBatch(name, start, next, count, firstTimestamp, encoder.finish());
    }

    long firstTimestamp() {
        return firstTimestamp;
    }

    long openedAtMillis() {
        return openedAtMillis;
    }

    int count() {
        return count;
    }

    long bytes() {
        return encoder.bytes();
    }

    long heldBytes() {
        return encoder.heldBytes();
    }
}
