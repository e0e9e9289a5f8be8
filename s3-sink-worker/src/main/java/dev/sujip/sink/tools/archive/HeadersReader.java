package dev.sujip.sink.tools.archive;

import dev.sujip.sink.batch.LogHeader;
import dev.sujip.sink.tools.archive.EnvelopeReader.BadLine;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Reads the headers of a line back. Those of one name stand together there, wherever they stood in the record. */
final class HeadersReader {

    static final Headers NONE = new Headers(List.of());

    private HeadersReader() {}

    /** Headers from an object that has just begun; afterwards it has just ended. */
    static Headers read(JsonParser parser) throws BadLine {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new BadLine("has 'headers' that are no object");
        }
        var headers = new ArrayList<LogHeader>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    headers.add(header(name, parser));
                }
            } else {
                headers.add(header(name, parser));
            }
        }
        return new Headers(headers);
    }

    private static LogHeader header(String name, JsonParser parser) throws BadLine {
        switch (parser.currentToken()) {
            case VALUE_NULL -> {
                return new LogHeader(name, null);
            }
            case VALUE_STRING -> {
                return new LogHeader(name, parser.getString().getBytes(StandardCharsets.UTF_8));
            }
            case START_OBJECT -> {
                boolean named = "base64".equals(parser.nextName());
                parser.nextToken();
                byte[] value = base64(parser);
                if (named && parser.nextToken() == JsonToken.END_OBJECT) {
                    return new LogHeader(name, value);
                }
            }
            case null, default -> {
                // told below
            }
        }
        throw new BadLine("has a header '" + name + "' that no worker writes");
    }

    /** The bytes that the current token, a string, stands for. */
    static byte[] base64(JsonParser parser) throws BadLine {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            try {
                return Base64.getDecoder().decode(parser.getString());
            } catch (IllegalArgumentException e) {
                throw new BadLine("has base64 that is none (" + e.getMessage() + ")");
            }
        }
        throw new BadLine("has base64 that is no string");
    }

    /** The headers of a record. */
    record Headers(List<LogHeader> list) {

        /** Whether the content type is that of JSON. */
        boolean sayJson() {
            for (LogHeader header : list) {
                byte[] value = header.value();
                if (value != null && header.name().equalsIgnoreCase("content-type")) {
                    String type = new String(value, StandardCharsets.UTF_8).split(";", 2)[0].strip()
                            .toLowerCase(Locale.ROOT);
                    return type.equals("application/json") || type.endsWith("+json");
                }
            }
            return false;
        }
    }
}
