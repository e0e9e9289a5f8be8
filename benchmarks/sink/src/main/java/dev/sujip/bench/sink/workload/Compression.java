package dev.sujip.bench.sink.workload;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import static java.util.stream.Collectors.joining;

/** The cases: how objects are compressed. */
public enum Compression {

    /** Not at all. */
    NONE("none", "", 0) {
        @Override
        public OutputStream over(OutputStream target, int level) {
            return target;
        }

        @Override
        public InputStream from(InputStream source) {
            return source;
        }
    },

    /** gzip by the JDK. */
    GZIP("gzip", ".gz", 6) {
        @Override
        public OutputStream over(OutputStream target, int level) throws IOException {
            return new LevelledGzip(target, level);
        }

        @Override
        public InputStream from(InputStream source) throws IOException {
            return new GZIPInputStream(source, BUFFER_BYTES);
        }
    },

    /** Zstandard. */
    ZSTD("zstd", ".zst", 3) {
        @Override
        public OutputStream over(OutputStream target, int level) throws IOException {
            return new ZstdOutputStream(target, level);
        }

        @Override
        public InputStream from(InputStream source) throws IOException {
            return new ZstdInputStream(source);
        }
    };

    private static final int BUFFER_BYTES = 64 * 1024;

    private final String id;
    private final String extension;
    private final int usualLevel;

    Compression(String id, String extension, int usualLevel) {
        this.id = id;
        this.extension = extension;
        this.usualLevel = usualLevel;
    }

    /**
     * Returns the case of this name.
     *
     * @throws IllegalArgumentException if there is none; the message says which there are
     */
    public static Compression of(String id) {
        return Arrays.stream(values()).filter(known -> known.id.equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no case '%s', only %s".formatted(id,
                        Arrays.stream(values()).map(Compression::id).collect(joining(", ")))));
    }

    /** Its name on the command line, in the output, and among the worker's settings. */
    public String id() {
        return id;
    }

    /** What object names carry behind {@code .ndjson}. */
    public String extension() {
        return extension;
    }

    /** The level where none is asked for: that of the worker. */
    public int usualLevel() {
        return usualLevel;
    }

    /** Returns a stream that compresses into {@code target}. */
    public abstract OutputStream over(OutputStream target, int level) throws IOException;

    /** Returns a stream of what was compressed. */
    public abstract InputStream from(InputStream source) throws IOException;

    private static final class LevelledGzip extends GZIPOutputStream {

        LevelledGzip(OutputStream target, int level) throws IOException {
            super(target, BUFFER_BYTES);
            def.setLevel(level);
        }
    }
}
