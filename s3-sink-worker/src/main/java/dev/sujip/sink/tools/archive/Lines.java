package dev.sujip.sink.tools.archive;

import com.github.luben.zstd.ZstdInputStream;
import dev.sujip.sink.encode.Compression;
import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** The lines of an object, one after the other, so that an object of any size takes the memory of its longest line. */
public final class Lines implements AutoCloseable {

    private static final int BUFFER_BYTES = 32 * 1024;

    private final InputStream text;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int from;
    private int to;
    private boolean ended = true;

    private Lines(InputStream text) {
        this.text = text;
    }

    /**
     * Lines of what {@code stored} holds; it is closed together with them.
     *
     * @throws IOException if it cannot be decompressed
     */
    public static Lines of(InputStream stored, Compression compression) throws IOException {
        return new Lines(switch (compression) {
            case NONE -> stored;
            case GZIP -> new GZIPInputStream(new BufferedInputStream(stored, BUFFER_BYTES), BUFFER_BYTES);
            case ZSTD -> new ZstdInputStream(new BufferedInputStream(stored, BUFFER_BYTES));
        });
    }

    /**
     * The next line without its line break; null after the last.
     *
     * @throws IOException if what follows cannot be decompressed
     */
    public byte @Nullable [] next() throws IOException {
        held.reset();
        while (true) {
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            held.write(buffer, from, end - from);
            if (end < to) {
                from = end + 1;
                return held.toByteArray();
            }
            if (!fill()) {
                ended = held.size() == 0;
                return ended ? null : held.toByteArray();
            }
        }
    }

    /** Whether the last line had its line break, as far as they were read. */
    public boolean ended() {
        return ended;
    }

    private boolean fill() throws IOException {
        from = 0;
        to = text.read(buffer, 0, buffer.length);
        if (to > 0) {
            return true;
        }
        to = 0;
        return false;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
