package dev.sujip.sink.tools.verify;

/**
 * Offsets that a worker left out and marked.
 *
 * @param reason {@code retention} or {@code reset}; {@code unknown} where the mark does not say
 * @param mark name of the mark
 */
record Gap(Range offsets, String reason, String mark) {}
