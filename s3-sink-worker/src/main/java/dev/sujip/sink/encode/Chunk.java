package dev.sujip.sink.encode;

import java.nio.ByteBuffer;

/** The first {@code length} of these bytes: whole lines, or what became of them. Nobody changes them any more. */
@SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
record Chunk(byte[] bytes, int length) {

    ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes, 0, length);
    }
}
