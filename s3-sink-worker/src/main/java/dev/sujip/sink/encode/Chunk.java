package dev.sujip.sink.encode;

/** The first {@code length} of these bytes: whole lines, or what became of them. Nobody changes them any more. */
@SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
record Chunk(byte[] bytes, int length) {}
