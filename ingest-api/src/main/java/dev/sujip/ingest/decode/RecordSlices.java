package dev.sujip.ingest.decode;

import java.util.Arrays;

/**
 * The records of one body, as positions in it: nothing is copied before a record is sent. The body belongs to this object from then
 * on and must not be changed.
 */
public final class RecordSlices {

    private final BodyFormat format;
    private final byte[] body;
    private int[] bounds = new int[2];
    private int count;

    RecordSlices(BodyFormat format, byte[] body) {
        this.format = format;
        this.body = body;
    }

    /** Returns the slices of a body that is one record, byte for byte. */
    static RecordSlices whole(BodyFormat format, byte[] body) {
        var slices = new RecordSlices(format, body);
        slices.add(0, body.length);
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

    /** Returns the number of records, at least 1. */
    public int count() {
        return count;
    }

    /** Returns the media type of each record. */
    public String contentType() {
        return format.recordContentType();
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
