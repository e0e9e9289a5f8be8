package dev.sujip.sink.encode;

/** How the bytes of an object are compressed. */
public enum Compression {

    /** Not at all. */
    NONE("", 0, 0, 0) {
        @Override
        ChunkCompressor at(int level) {
            return new NoCompression();
        }
    },

    /** What everybody can read. */
    GZIP(".gz", 1, 6, 9) {
        @Override
        ChunkCompressor at(int level) {
            return new GzipChunks(level);
        }
    },

    /** Smaller and several times faster than gzip. */
    ZSTD(".zst", 1, 3, 19) {
        @Override
        ChunkCompressor at(int level) {
            return new ZstdChunks(level);
        }
    };

    private final String extension;
    private final int lowestLevel;
    private final int defaultLevel;
    private final int highestLevel;

    Compression(String extension, int lowestLevel, int defaultLevel, int highestLevel) {
        this.extension = extension;
        this.lowestLevel = lowestLevel;
        this.defaultLevel = defaultLevel;
        this.highestLevel = highestLevel;
    }

    /** What object names carry behind the format's own extension; empty where nothing is compressed. */
    public String extension() {
        return extension;
    }

    /** The level that is used where none is set. */
    public int defaultLevel() {
        return defaultLevel;
    }

    /** The lowest level there is. */
    public int lowestLevel() {
        return lowestLevel;
    }

    /** The highest level there is. */
    public int highestLevel() {
        return highestLevel;
    }

    abstract ChunkCompressor at(int level);
}
