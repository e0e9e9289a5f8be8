package dev.sujip.sink.batch;

import org.jspecify.annotations.Nullable;

import java.util.HexFormat;

/** A batch that is cut: the object to store. What takes time, its last bytes and their hash, is left to whoever first asks. */
public final class SealedBatch {

    private final String name;
    private final long start;
    private final long next;
    private final int count;
    private final long firstTimestamp;
    private final ObjectContent content;
    private volatile @Nullable String sha256;

    /**
     * @param name of the object; the same for every writer that stands at {@code start}
     * @param start position where reading began, that is the {@code next} of the object before
     * @param next offset of the last record + 1
     * @param count records in it
     * @param firstTimestamp of its first record, in milliseconds since the epoch
     */
    public SealedBatch(String name, long start, long next, int count, long firstTimestamp, ObjectContent content) {
        this.name = name;
        this.start = start;
        this.next = next;
        this.count = count;
        this.firstTimestamp = firstTimestamp;
        this.content = content;
    }

    public String name() {
        return name;
    }

    public long start() {
        return start;
    }

    public long next() {
        return next;
    }

    public int count() {
        return count;
    }

    /** When its first record was written, in milliseconds since the epoch, by the record's own word. */
    public long firstTimestamp() {
        return firstTimestamp;
    }

    /** The object's content. May wait for some of it to be compressed. */
    public ObjectBytes bytes() {
        return content.bytes();
    }

    /** SHA-256 of {@link #bytes}, lower-case hex. */
    public String sha256() {
        String known = sha256;
        if (known == null) {
            known = HexFormat.of().formatHex(content.bytes().sha256());
            sha256 = known;
        }
        return known;
    }

    long heldBytes() {
        return content.heldBytes();
    }
}
