package dev.sujip.system;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import java.nio.charset.StandardCharsets;

/**
 * A line of an object: one record.
 *
 * @param value as it stands there, to the letter; null where the record has none that is a JSON object
 */
record StoredLine(Position position, @Nullable String value) {

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Reads the members that matter here.
     *
     * @throws RuntimeException when it is no JSON object with a partition and an offset
     */
    static StoredLine parse(String text) {
        byte[] line = text.getBytes(StandardCharsets.UTF_8);
        int partition = -1;
        long offset = -1;
        String value = null;
        try (var parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "partition" -> partition = parser.getIntValue();
                    case "offset" -> offset = parser.getLongValue();
                    case "value" -> value = object(parser, line);
                    default -> parser.skipChildren();
                }
            }
        }
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException("no partition and offset in the line " + text);
        }
        return new StoredLine(new Position(partition, offset), value);
    }

    private static @Nullable String object(JsonParser parser, byte[] line) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return null;
        }
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int to = (int) parser.currentLocation().getByteOffset();
        return new String(line, from, to - from, StandardCharsets.UTF_8);
    }
}
