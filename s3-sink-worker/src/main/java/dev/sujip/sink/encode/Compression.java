package dev.sujip.sink.encode;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** How the bytes of an object are compressed. */
public enum Compression {

    /** Not at all. */
    NONE("") {
        @Override
        OutputStream over(OutputStream target) {
            return target;
        }
    },

    /** gzip, whose header carries no time here, so that the same lines always give the same bytes. */
    GZIP(".gz") {
        @Override
        OutputStream over(OutputStream target) throws IOException {
            return new GZIPOutputStream(target, BUFFER_BYTES);
        }
    };

    private static final int BUFFER_BYTES = 8 * 1024;

    private final String extension;

    Compression(String extension) {
        this.extension = extension;
    }

    /** What object names carry behind the format's own extension; empty where nothing is compressed. */
    public String extension() {
        return extension;
    }

    abstract OutputStream over(OutputStream target) throws IOException;
}
