package dev.sujip.sink.encode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * One gzip member (RFC 1952) whose chunks are deflated each for itself: a chunk ends on a byte, with an empty block, and the next looks back at
 * nothing. Any reader of gzip reads it as one stream. The header carries no time, so that the same lines always give the same bytes.
 */
final class GzipChunks implements ChunkCompressor {

    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    /** A last block, with nothing in it. */
    private static final byte[] END = {3, 0};

    private final Idle<Deflater> idle;

    /** @param level from 1, fast, to 9, small */
    GzipChunks(int level) {
        this.idle = new Idle<>(() -> new Deflater(level, true));
    }

    @Override
    public byte[] header() {
        return HEADER;
    }

    @Override
    public Chunk compress(Chunk chunk) {
        Deflater deflater = idle.take();
        deflater.setInput(chunk.bytes(), 0, chunk.length());
        byte[] out = new byte[Math.max(64, chunk.length() / 4)];
        int length = 0;
        int written;
        do {
            if (length == out.length) {
                out = Arrays.copyOf(out, out.length * 2);
            }
            written = deflater.deflate(out, length, out.length - length, Deflater.SYNC_FLUSH);
            length += written;
        } while (length == out.length);
        deflater.reset();
        idle.giveBack(deflater);
        return new Chunk(Arrays.copyOf(out, length), length);
    }

    @Override
    public byte[] trailer(int crc32, long length) {
        return ByteBuffer.allocate(END.length + 8).order(ByteOrder.LITTLE_ENDIAN)
                .put(END).putInt(crc32).putInt((int) length).array();
    }
}
