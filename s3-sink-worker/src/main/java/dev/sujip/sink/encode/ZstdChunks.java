package dev.sujip.sink.encode;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;

import java.util.Arrays;

/** A frame of Zstandard (RFC 8878) for each chunk, one behind the other, which readers take for one stream. */
final class ZstdChunks implements ChunkCompressor {

    private static final byte[] NOTHING = new byte[0];

    private final Idle<ZstdCompressCtx> idle;

    /** @param level from 1, fast, to 19, small */
    ZstdChunks(int level) {
        this.idle = new Idle<>(() -> new ZstdCompressCtx().setLevel(level).setChecksum(true));
    }

    @Override
    public byte[] header() {
        return NOTHING;
    }

    @Override
    public Chunk compress(Chunk chunk) {
        ZstdCompressCtx context = idle.take();
        byte[] out = new byte[Math.toIntExact(Zstd.compressBound(chunk.length()))];
        int length = context.compressByteArray(out, 0, out.length, chunk.bytes(), 0, chunk.length());
        idle.giveBack(context);
        return new Chunk(Arrays.copyOf(out, length), length);
    }

    @Override
    public byte[] trailer(int crc32, long length) {
        return NOTHING;
    }
}
