package dev.sujip.sink.batch;

import java.nio.charset.StandardCharsets;

/** Writes each record as its offset and a space. */
public final class OffsetsEncoder implements RecordEncoder {

    private final StringBuilder text = new StringBuilder();

    @Override
    public void add(LogRecord record) {
        text.append(record.offset()).append(' ');
    }

    @Override
    public long bytes() {
        return text.length();
    }

    @Override
    public long heldBytes() {
        return text.length();
    }

    @Override
    public ObjectContent finish() {
        return new FixedContent(ObjectBytes.of(text.toString().getBytes(StandardCharsets.US_ASCII)));
    }
}
