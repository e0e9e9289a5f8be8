package dev.sujip.bench.sink.floor;

import dev.sujip.bench.sink.workload.Compression;
import dev.sujip.bench.sink.workload.LineFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** An object that takes in records of a partition, compressing as they come. */
final class OpenObject {

    private final ByteArrayOutputStream held = new ByteArrayOutputStream(1 << 20);
    private final LineBuffer lines;
    private final OutputStream out;
    private int records;
    private long next;

    OpenObject(LineFormat format, Compression compression, int level) {
        lines = new LineBuffer(format);
        try {
            out = compression.over(held, level);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(ConsumerRecord<byte[], byte[]> record) {
        lines.add(record);
        records++;
        next = record.offset() + 1;
        if (lines.hasEnough()) {
            drain();
        }
    }

    int records() {
        return records;
    }

    /** The position behind its last record. */
    long next() {
        return next;
    }

    /** Ends it and returns its bytes. */
    byte[] finish() {
        drain();
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return held.toByteArray();
    }

    private void drain() {
        try {
            lines.drainTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
