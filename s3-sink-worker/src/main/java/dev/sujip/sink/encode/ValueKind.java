package dev.sujip.sink.encode;

import dev.sujip.sink.batch.LogHeader;
import dev.sujip.sink.batch.LogRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a record's value is, as far as a line of JSON is concerned: by what the record says of itself, if the bytes bear it out. */
enum ValueKind {

    /** One JSON value. */
    JSON,
    /** Text in UTF-8. */
    TEXT,
    /** Anything else. */
    BINARY;

    private static final String CONTENT_TYPE = "content-type";
    /** Jackson keeps thousands of member names for parsers to come. ingest-api takes none that is longer. */
    private static final int MAX_NAME_LENGTH = 1024;
    /** Without Jackson's limits on values: they are passed over, never built, and a record's size is bounded by the broker. */
    private static final JsonFactory JSON_FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .build())
            .build();

    static ValueKind of(LogRecord record, byte[] value) {
        String type = contentType(record);
        boolean mayBeJson = type == null ? looksLikeObjectOrArray(value) : isJson(type);
        if (mayBeJson && isValidJson(value)) {
            return JSON;
        }
        boolean mayBeText = type == null || type.startsWith("text/") || isJson(type);
        return mayBeText && isUtf8(value) ? TEXT : BINARY;
    }

    static boolean isUtf8(byte[] bytes) {
        if (isAscii(bytes)) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String contentType(LogRecord record) {
        for (LogHeader header : record.headers()) {
            byte[] value = header.value();
            if (value != null && header.name().equalsIgnoreCase(CONTENT_TYPE)) {
                String type = new String(value, StandardCharsets.UTF_8);
                int parameters = type.indexOf(';');
                return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
            }
        }
        return null;
    }

    private static boolean isJson(String type) {
        return type.equals("application/json") || type.endsWith("+json");
    }

    private static boolean looksLikeObjectOrArray(byte[] value) {
        return value.length > 0 && (value[0] == '{' || value[0] == '[');
    }

    private static boolean isValidJson(byte[] value) {
        // The parser would also take UTF-16 and UTF-32, which it knows by their zero bytes, and a byte order mark.
        if (value.length == 0 || value[0] < 0 || hasZero(value) || !isUtf8(value)) {
            return false;
        }
        try (JsonParser parser = JSON_FACTORY.createParser(ObjectReadContext.empty(), value)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    private static boolean hasZero(byte[] value) {
        for (byte b : value) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }
}
