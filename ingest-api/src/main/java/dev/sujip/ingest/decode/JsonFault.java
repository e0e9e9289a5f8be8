package dev.sujip.ingest.decode;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;

/**
 * Finds the first byte at which a text stops being JSON (RFC 8259), and says what had to stand there. Reads only what the parser has
 * refused, whose own words are advice on its options, and whose positions are at times those of the token before or behind.
 */
final class JsonFault {

    private enum Next {
        VALUE,
        FIRST_ELEMENT,
        ELEMENT,
        FIRST_NAME,
        NAME,
        COLON,
        COMMA_OR_CLOSE
    }

    private final JsonCursor cursor;
    private final ScalarFault scalars;
    private final BitSet objects = new BitSet();
    private int depth;
    private @Nullable String fault;

    private JsonFault(JsonText text) {
        cursor = new JsonCursor(text);
        scalars = new ScalarFault(cursor);
    }

    /** Returns where and why {@code text} is not JSON, in words that go on from its name. */
    static String describe(JsonText text) {
        var reading = new JsonFault(text);
        reading.read();
        return reading.fault == null
                ? "is not valid JSON."
                : "is not valid JSON " + reading.cursor.place() + ": " + reading.fault + '.';
    }

    private void read() {
        var next = Next.VALUE;
        while (fault == null) {
            cursor.passWhiteSpace();
            if (next == Next.COMMA_OR_CLOSE && depth == 0 && cursor.peek() == JsonCursor.END) {
                return;
            }
            next = step(next);
        }
    }

    private Next step(Next next) {
        int c = cursor.peek();
        return switch (next) {
            case VALUE -> value("a value");
            case FIRST_ELEMENT -> c == ']' ? close() : value("a value or ']'");
            case ELEMENT -> c == ']' || c == ',' ? commaTooMany() : value("a value");
            case FIRST_NAME -> c == '}' ? close() : name("a name in double quotes or '}'");
            case NAME -> c == '}' || c == ',' ? commaTooMany() : name("a name in double quotes");
            case COLON -> cursor.passIf(':') ? Next.VALUE : expected("a colon");
            case COMMA_OR_CLOSE -> commaOrClose();
        };
    }

    private Next value(String words) {
        boolean object = cursor.passIf('{');
        if (object || cursor.passIf('[')) {
            objects.set(depth++, object);
            return object ? Next.FIRST_NAME : Next.FIRST_ELEMENT;
        }
        fault = scalars.read(words, inside());
        return Next.COMMA_OR_CLOSE;
    }

    private Next name(String words) {
        if (!cursor.passIf('"')) {
            return expected(words);
        }
        fault = scalars.string();
        return Next.COLON;
    }

    private Next commaOrClose() {
        if (depth == 0) {
            return expected("nothing more");
        }
        boolean object = isInObject();
        if (cursor.passIf(',')) {
            return object ? Next.NAME : Next.ELEMENT;
        }
        return cursor.peek() == (object ? '}' : ']') ? close() : expected(object ? "a comma or '}'" : "a comma or ']'");
    }

    private Next close() {
        cursor.pass();
        depth--;
        return Next.COMMA_OR_CLOSE;
    }

    private Next commaTooMany() {
        fault = "there is a comma too many before " + cursor.found();
        return Next.COMMA_OR_CLOSE;
    }

    private Next expected(String words) {
        fault = cursor.expected(words, inside());
        return Next.COMMA_OR_CLOSE;
    }

    private String inside() {
        return depth == 0 ? "white space" : isInObject() ? "an object" : "an array";
    }

    private boolean isInObject() {
        return objects.get(depth - 1);
    }
}
