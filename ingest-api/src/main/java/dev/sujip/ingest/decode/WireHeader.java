package dev.sujip.ingest.decode;

/**
 * A header of a record in Kafka.
 *
 * @param value its bytes, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and Kafka wants the array.
public record WireHeader(
        String name,
        byte[] value) {}
