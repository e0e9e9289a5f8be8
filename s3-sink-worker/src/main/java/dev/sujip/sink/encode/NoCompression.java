package dev.sujip.sink.encode;

/** The lines as they are. */
final class NoCompression implements ChunkCompressor {

    private static final byte[] NOTHING = new byte[0];

    @Override
    public byte[] header() {
        return NOTHING;
    }

    @Override
    public Chunk compress(Chunk chunk) {
        return chunk;
    }

    @Override
    public byte[] trailer(int crc32, long length) {
        return NOTHING;
    }
}
