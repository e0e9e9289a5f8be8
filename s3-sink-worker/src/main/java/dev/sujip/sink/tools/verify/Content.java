package dev.sujip.sink.tools.verify;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What reading an object to its end told.
 *
 * @param firstTimestamp of its first record, milliseconds since the epoch; null where no line told it
 * @param faults without their object and partition
 */
record Content(@Nullable Long firstTimestamp, List<Finding> faults) {

    /** Something that is wrong with this object. */
    record Finding(FaultKind kind, String text) {}
}
