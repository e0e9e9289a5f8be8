package dev.sujip.sink.encode;

import dev.sujip.sink.batch.LogRecord;
import dev.sujip.sink.batch.RecordEncoder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Writes one line of JSON for each record, compressing as records arrive. */
public final class NdjsonEncoder implements RecordEncoder {

    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private final JsonBytes line = new JsonBytes();
    private final EnvelopeLine envelope;
    private final OutputStream out;

    /** An encoder for one object with the records of {@code partition}. */
    public NdjsonEncoder(int partition, Compression compression) {
        this.envelope = new EnvelopeLine(partition);
        try {
            this.out = compression.over(held);
        } catch (IOException e) {
            throw inMemory(e);
        }
    }

    @Override
    public void add(LogRecord record) {
        envelope.write(record, line);
        try {
            line.drainTo(out);
        } catch (IOException e) {
            throw inMemory(e);
        }
    }

    @Override
    public long bytes() {
        return held.size();
    }

    @Override
    public byte[] finish() {
        try {
            out.close();
        } catch (IOException e) {
            throw inMemory(e);
        }
        return held.toByteArray();
    }

    private static UncheckedIOException inMemory(IOException e) {
        return new UncheckedIOException("writing to memory failed", e);
    }
}
