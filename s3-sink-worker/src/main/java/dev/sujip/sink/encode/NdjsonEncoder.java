package dev.sujip.sink.encode;

import dev.sujip.sink.batch.LogRecord;
import dev.sujip.sink.batch.ObjectContent;
import dev.sujip.sink.batch.RecordEncoder;

import java.util.concurrent.Executor;
import java.util.zip.CRC32;

/**
 * Writes a line for each record into a chunk, and gives each chunk that is full to others to compress. Where chunks end follows from the lines
 * alone, so the same records always give the same bytes.
 */
final class NdjsonEncoder implements RecordEncoder {

    /** So much that a chunk compresses nearly as well as the whole: gzip looks back over 32 KiB. */
    static final int CHUNK_BYTES = 256 * 1024;

    private final LineFormat format;
    private final CompressedChunks chunks;
    private final CRC32 checksum = new CRC32();
    private final JsonBytes lines = new JsonBytes();
    private long length;

    NdjsonEncoder(LineFormat format, ChunkCompressor compressor, Executor threads) {
        this.format = format;
        this.chunks = new CompressedChunks(compressor, threads);
    }

    @Override
    public void add(LogRecord record) {
        format.write(record, lines);
        if (lines.length() >= CHUNK_BYTES) {
            endChunk();
        }
    }

    @Override
    public long bytes() {
        return chunks.bytes();
    }

    @Override
    public long heldBytes() {
        return lines.capacity() + chunks.heldBytes();
    }

    @Override
    public ObjectContent finish() {
        if (lines.length() > 0) {
            endChunk();
        }
        return chunks.end((int) checksum.getValue(), length);
    }

    private void endChunk() {
        Chunk chunk = lines.detach();
        checksum.update(chunk.bytes(), 0, chunk.length());
        length += chunk.length();
        chunks.add(chunk);
    }
}
