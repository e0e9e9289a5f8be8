package dev.sujip.ingest.decode;

import dev.sujip.ingest.decode.DecodeException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * How much one body may hold. All bounds are inclusive.
 *
 * @param maxRecords     the most records
 * @param maxRecordBytes the largest record, in bytes: its value and the key that it names itself
 * @param maxDepth       how deep arrays and objects may be nested, the outermost being 1
 */
public record DecodeLimits(
        int maxRecords,
        int maxRecordBytes,
        int maxDepth) {

    /**
     * @param index which record of the body, {@link DecodeException#NO_INDEX} where it is the only one
     * @throws DecodeException if the record is too large
     */
    void requireFit(int index, int valueBytes, byte @Nullable [] key) throws DecodeException {
        int keyBytes = key == null ? 0 : key.length;
        if ((long) valueBytes + keyBytes > maxRecordBytes) {
            throw new DecodeException(Reason.RECORD_TOO_LARGE, (index < 0 ? "The record" : "Record " + index) + " has "
                    + valueBytes + " bytes" + (keyBytes == 0 ? "" : " and names a key of " + keyBytes + " more")
                    + "; at most " + maxRecordBytes + " are taken.", index);
        }
    }

    /** @throws DecodeException if {@code records} already has as many as one body may hold */
    void requireRoom(RecordSlices records, String body, String parts) throws DecodeException {
        if (records.count() == maxRecords) {
            throw new DecodeException(Reason.TOO_MANY_RECORDS,
                    "The " + body + " has more than " + maxRecords + " " + parts + "; send them in several requests.");
        }
    }
}
