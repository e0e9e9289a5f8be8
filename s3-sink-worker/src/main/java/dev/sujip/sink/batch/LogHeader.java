package dev.sujip.sink.batch;

import org.jspecify.annotations.Nullable;

/**
 * A header of a record.
 *
 * @param value null where the header has none
 */
public record LogHeader(String name, byte @Nullable [] value) {}
