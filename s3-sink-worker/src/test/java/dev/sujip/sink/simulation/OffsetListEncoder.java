package dev.sujip.sink.simulation;

import dev.sujip.sink.batch.LogRecord;
import dev.sujip.sink.batch.RecordEncoder;

import java.nio.charset.StandardCharsets;

/** Writes a record's offset as its line: all that the check at the end needs to know. */
final class OffsetListEncoder implements RecordEncoder {

    private final StringBuilder lines = new StringBuilder();

    @Override
    public void add(LogRecord record) {
        lines.append(record.offset()).append('\n');
    }

    @Override
    public long bytes() {
        return lines.length();
    }

    @Override
    public byte[] finish() {
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
