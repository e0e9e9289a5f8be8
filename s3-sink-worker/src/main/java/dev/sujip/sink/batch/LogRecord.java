package dev.sujip.sink.batch;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A record as it stands in the log of a partition.
 *
 * @param offset its place in the partition
 * @param timestamp milliseconds since the epoch; any value, since anybody may have written the record
 * @param key null where the record has none
 * @param headers in the order of the record; a name may stand there more than once
 * @param value null for a tombstone
 */
public record LogRecord(long offset, long timestamp, byte @Nullable [] key, List<LogHeader> headers,
        byte @Nullable [] value) {}
