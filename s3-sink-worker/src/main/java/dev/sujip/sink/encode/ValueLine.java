package dev.sujip.sink.encode;

import dev.sujip.sink.batch.LogRecord;

/**
 * A record's value and nothing else. A value that fits on a line stands there byte for byte, unread, whatever it is; what would not is laid on
 * one line without loss of meaning: JSON by spaces for its line breaks, anything else as a JSON string, or in base64 where it is no text.
 */
final class ValueLine implements LineFormat {

    private final ValueKinds kinds = new ValueKinds();

    @Override
    public void write(LogRecord record, JsonBytes out) {
        byte[] value = record.value();
        if (value == null) {
            out.raw("null");
        } else if (value.length == 0) {
            out.raw("\"\"");
        } else if (!out.oneLine(value)) {
            switch (kinds.of(record, value)) {
                case JSON, JSON_LINES -> out.jsonOnOneLine(value);
                case TEXT -> out.string(value);
                case BINARY -> out.raw("{\"base64\":").base64(value).raw('}');
            }
        }
        out.raw('\n');
    }
}
