package dev.sujip.ingest.decode;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/**
 * The records of one body, as positions in it: nothing is copied before a record is sent. The body belongs to this object from then
 * on and must not be changed.
 */
public final class RecordSlices {

    private final String contentType;
    private final byte[] body;
    private final List<WireHeader> headers;
    private int[] bounds = new int[2];
    private byte @Nullable [] @Nullable [] keys;
    private int count;

    RecordSlices(BodyFormat format, byte[] body) {
        this(format.recordContentType(), body, List.of());
    }

    /** @param headers which each record has, besides its content type */
    RecordSlices(String contentType, byte[] body, List<WireHeader> headers) {
        this.contentType = contentType;
        this.body = body;
        this.headers = headers;
    }

    /** Returns the slices of a body that is one record, byte for byte; {@code key} is null for none. */
    static RecordSlices whole(BodyFormat format, byte[] body, byte @Nullable [] key) {
        var slices = new RecordSlices(format, body);
        slices.add(0, body.length);
        slices.setKey(0, key);
        return slices;
    }

    void add(int start, int end) {
        if (2 * count == bounds.length) {
            bounds = Arrays.copyOf(bounds, 4 * bounds.length);
        }
        bounds[2 * count] = start;
        bounds[2 * count + 1] = end;
        count++;
    }

    /** Gives the record at {@code index} a key of its own, none where {@code key} is null. */
    void setKey(int index, byte @Nullable [] key) {
        if (key == null) {
            return;
        }
        if (keys == null) {
            keys = new byte[bounds.length / 2][];
        } else if (index >= keys.length) {
            keys = Arrays.copyOf(keys, bounds.length / 2);
        }
        keys[index] = key;
    }

    /** Returns the number of records, at least 1. */
    public int count() {
        return count;
    }

    /** Returns the media type of each record. */
    public String contentType() {
        return contentType;
    }

    /** Returns what the body itself says should be headers of each record, besides the content type. */
    public List<WireHeader> headers() {
        return headers;
    }

    /** Returns the key that the record itself names, null where it names none. */
    public byte @Nullable [] key(int index) {
        return keys == null || index >= keys.length ? null : keys[index];
    }

    /**
     * Returns the bytes of one record exactly as they were received. Where the body is that one record this is the body itself, so the
     * caller must not change it.
     *
     * @param index position of the record in the body, from 0
     */
    public byte[] value(int index) {
        int start = start(index);
        int end = end(index);
        return start == 0 && end == body.length ? body : Arrays.copyOfRange(body, start, end);
    }

    int start(int index) {
        return bounds[2 * index];
    }

    int end(int index) {
        return bounds[2 * index + 1];
    }
}
