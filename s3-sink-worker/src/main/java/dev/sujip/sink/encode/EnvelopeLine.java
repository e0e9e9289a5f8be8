package dev.sujip.sink.encode;

import dev.sujip.sink.batch.LogHeader;
import dev.sujip.sink.batch.LogRecord;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One record as one line, with where it stood in the log:
 * {@code {"partition":3,"offset":1042,"timestamp":"2026-11-21T07:31:05.123Z","key":"s-17","headers":{…},"value":{…}}}.
 * A key, header or value that is no text stands in base64 and says so; a record without key or value has no such member.
 */
final class EnvelopeLine implements LineFormat {

    private static final int FEW_HEADERS = 8;
    private static final int MINUTE = 60_000;

    private final ValueKinds kinds = new ValueKinds();
    private final int partition;
    private long minute = Long.MIN_VALUE;
    private String minuteText = "";

    EnvelopeLine(int partition) {
        this.partition = partition;
    }

    @Override
    public void write(LogRecord record, JsonBytes out) {
        out.raw("{\"partition\":").number(partition).raw(",\"offset\":").number(record.offset());
        timestamp(record.timestamp(), out);
        key(record, out);
        headers(record.headers(), out);
        value(record, out);
        out.raw("}\n");
    }

    private void timestamp(long millis, JsonBytes out) {
        long recordMinute = Math.floorDiv(millis, MINUTE);
        if (recordMinute != minute) {
            minute = recordMinute;
            minuteText = LocalDateTime.ofInstant(Instant.ofEpochSecond(recordMinute * 60), ZoneOffset.UTC).toString();
        }
        int inMinute = Math.floorMod(millis, MINUTE);
        out.raw(",\"timestamp\":\"").raw(minuteText).raw(':').padded(inMinute / 1000, 2).raw('.')
                .padded(inMinute % 1000, 3).raw("Z\"");
    }

    private static void key(LogRecord record, JsonBytes out) {
        byte[] key = record.key();
        if (key == null) {
            return;
        }
        if (ValueKinds.isUtf8(key)) {
            out.raw(",\"key\":").string(key);
        } else {
            out.raw(",\"key_base64\":").base64(key);
        }
    }

    private static void headers(List<LogHeader> headers, JsonBytes out) {
        out.raw(",\"headers\":{");
        if (namesDiffer(headers)) {
            String separator = "";
            for (LogHeader header : headers) {
                out.raw(separator).string(header.name()).raw(':');
                headerValue(header, out);
                separator = ",";
            }
        } else {
            headersByName(headers, out);
        }
        out.raw('}');
    }

    /** Compares each with each while that is cheaper than a map. */
    private static boolean namesDiffer(List<LogHeader> headers) {
        int count = headers.size();
        if (count > FEW_HEADERS) {
            return false;
        }
        for (int i = 1; i < count; i++) {
            for (int j = 0; j < i; j++) {
                if (headers.get(i).name().equals(headers.get(j).name())) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void headersByName(List<LogHeader> headers, JsonBytes out) {
        String separator = "";
        for (Map.Entry<String, List<LogHeader>> header : byName(headers).entrySet()) {
            out.raw(separator).string(header.getKey()).raw(':');
            headerValues(header.getValue(), out);
            separator = ",";
        }
    }

    private static Map<String, List<LogHeader>> byName(List<LogHeader> headers) {
        Map<String, List<LogHeader>> byName = new LinkedHashMap<>();
        for (LogHeader header : headers) {
            byName.computeIfAbsent(header.name(), _ -> new ArrayList<>(1)).add(header);
        }
        return byName;
    }

    /** A header that stands in the record once is a string, one that stands there more than once an array. */
    private static void headerValues(List<LogHeader> sameName, JsonBytes out) {
        if (sameName.size() == 1) {
            headerValue(sameName.getFirst(), out);
            return;
        }
        String separator = "[";
        for (LogHeader header : sameName) {
            out.raw(separator);
            headerValue(header, out);
            separator = ",";
        }
        out.raw(']');
    }

    private static void headerValue(LogHeader header, JsonBytes out) {
        byte[] value = header.value();
        if (value == null) {
            out.raw("null");
        } else if (ValueKinds.isUtf8(value)) {
            out.string(value);
        } else {
            out.raw("{\"base64\":").base64(value).raw('}');
        }
    }

    private void value(LogRecord record, JsonBytes out) {
        byte[] value = record.value();
        if (value == null) {
            return;
        }
        switch (kinds.of(record, value)) {
            case JSON -> out.raw(",\"value\":").bytes(value);
            case JSON_LINES -> out.raw(",\"value\":").jsonOnOneLine(value);
            case TEXT -> out.raw(",\"value\":").string(value);
            case BINARY -> out.raw(",\"value_base64\":").base64(value);
        }
    }
}
