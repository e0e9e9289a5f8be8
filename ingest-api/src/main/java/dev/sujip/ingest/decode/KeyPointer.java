package dev.sujip.ingest.decode;

import dev.sujip.ingest.decode.DecodeException.Reason;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;

/**
 * Takes a record's key from the scalar at a JSON Pointer (RFC 6901). Of members of the same name the last one counts, as it does for
 * most who will read the record.
 */
final class KeyPointer implements RecordReader {

    private final JsonPointer pointer;

    /** @throws IllegalArgumentException if {@code pointer} is none, or is that of the whole record */
    KeyPointer(String pointer) {
        if (!pointer.startsWith("/")) {
            throw new IllegalArgumentException("The key pointer '" + pointer
                    + "' is not a JSON Pointer to a part of a record; write one such as '/student' or '/order/id'.");
        }
        this.pointer = JsonPointer.compile(pointer);
    }

    @Override
    public byte @Nullable [] read(JsonParser parser, int index) throws DecodeException {
        return switch (find(parser, pointer)) {
            case null -> null;
            case Key(var utf8) -> utf8;
            case Fault fault -> throw new DecodeException(Reason.REFUSED,
                    (index < 0 ? "The value" : "In record " + index + ", the value") + " at " + pointer
                            + ", which gives the key, " + fault.what,
                    index);
        };
    }

    private @Nullable Found find(JsonParser parser, JsonPointer rest) {
        var token = parser.currentToken();
        if (rest.matches()) {
            return scalar(parser, token);
        }
        if (token == JsonToken.START_OBJECT) {
            return findInObject(parser, rest);
        }
        return token == JsonToken.START_ARRAY ? findInArray(parser, rest) : null;
    }

    private @Nullable Found findInObject(JsonParser parser, JsonPointer rest) {
        Found found = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            boolean onTheWay = parser.currentName().equals(rest.getMatchingProperty());
            parser.nextToken();
            if (onTheWay) {
                found = find(parser, rest.tail());
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }

    private @Nullable Found findInArray(JsonParser parser, JsonPointer rest) {
        Found found = null;
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            if (i == rest.getMatchingIndex()) {
                found = find(parser, rest.tail());
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }

    private static @Nullable Found scalar(JsonParser parser, JsonToken token) {
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token.isStructStart()) {
            parser.skipChildren();
            return Fault.NO_SCALAR;
        }
        byte[] utf8 = Utf8.encode(parser.getString());
        return utf8 == null ? Fault.NO_TEXT : new Key(utf8);
    }

    private sealed interface Found {}

    private record Key(byte[] utf8) implements Found {}

    private enum Fault implements Found {
        NO_SCALAR("is an object or an array; a key is a string, a number, a boolean or null."),
        NO_TEXT(
                "is a string with half a surrogate pair, which UTF-8 cannot hold.");

        private final String what;

        Fault(String what) {
            this.what = what;
        }
    }
}
