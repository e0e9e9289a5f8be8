package dev.sujip.ingest.publish;

import dev.sujip.ingest.decode.RecordSlices;
import dev.sujip.ingest.decode.WireHeader;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The records of one request on their way to Kafka.
 *
 * @param key        the key of every record in it, before any that a record itself names, null for none; not to be changed afterwards
 * @param headers    what the request adds to each record's headers, besides those that the body itself gives it
 * @param receivedAt when the request came, in milliseconds since 1970, which becomes the records' timestamp
 * @param whenGone   run once, when the producer holds none of the records any longer and so their memory is free: before the result
 *                   where every record gets its word in time, after it where the request's time was up first. On any thread, which it
 *                   must neither block nor throw into
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and Kafka wants the array.
public record Upload(
        String topic,
        RecordSlices records,
        byte @Nullable [] key,
        List<WireHeader> headers,
        long receivedAt,
        Runnable whenGone) {

    /** Returns the key of one record, null where it has none. */
    byte @Nullable [] keyOf(int index) {
        return key == null ? records.key(index) : key;
    }
}
