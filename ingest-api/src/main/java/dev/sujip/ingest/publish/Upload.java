package dev.sujip.ingest.publish;

import dev.sujip.ingest.decode.RecordSlices;
import org.jspecify.annotations.Nullable;

/**
 * The records of one request on their way to Kafka.
 *
 * @param key         the key of every record in it, null for none; not to be changed afterwards
 * @param traceparent the request's W3C trace context, already found valid, null for none
 * @param receivedAt  when the request came, in milliseconds since 1970, which becomes the records' timestamp
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and Kafka wants the array.
public record Upload(
        String topic,
        RecordSlices records,
        byte @Nullable [] key,
        @Nullable String traceparent,
        long receivedAt) {}
