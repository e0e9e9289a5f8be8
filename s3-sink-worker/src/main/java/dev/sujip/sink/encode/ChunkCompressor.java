package dev.sujip.sink.encode;

/**
 * Compresses an object chunk by chunk, each for itself, so that several threads can work at one object and none has to keep a compressor's state
 * from one record to the next. Safe for use by any thread.
 */
interface ChunkCompressor {

    /** What stands before the first chunk. */
    byte[] header();

    /** Returns {@code chunk} compressed, a pure function of its bytes. */
    Chunk compress(Chunk chunk);

    /**
     * What stands behind the last chunk.
     *
     * @param crc32 of everything that was compressed
     * @param length of everything that was compressed, in bytes
     */
    byte[] trailer(int crc32, long length);
}
