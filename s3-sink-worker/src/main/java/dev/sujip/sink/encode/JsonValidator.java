package dev.sujip.sink.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Says whether bytes are one JSON text (RFC 8259) in UTF-8, to the letter, in one pass that builds nothing. Every record of the sink goes
 * through it, which is why it is not left to a parser: encoding is twice as fast so (docs/RATIONALE.md). A test holds it against Jackson. Not safe for use by two threads at once.
 */
final class JsonValidator {

    /** What readers can be expected to follow; Jackson's own limit. */
    private static final int MAX_DEPTH = 500;
    private static final int NONE = -1;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final boolean[] inObject = new boolean[MAX_DEPTH];
    private boolean lineBreaks;

    /** What came of it. */
    enum Verdict {
        NO_JSON,
        ON_ONE_LINE,
        ON_SEVERAL_LINES
    }

    Verdict verdict(byte[] text) {
        lineBreaks = false;
        if (!isOneText(text)) {
            return Verdict.NO_JSON;
        }
        return lineBreaks ? Verdict.ON_SEVERAL_LINES : Verdict.ON_ONE_LINE;
    }

    private boolean isOneText(byte[] text) {
        int depth = 0;
        int at = space(text, 0);
        while (true) {
            if (at == text.length) {
                return false;
            }
            byte first = text[at];
            if (first == '{' || first == '[') {
                boolean object = first == '{';
                at = space(text, at + 1);
                if (at == text.length || depth == MAX_DEPTH) {
                    return false;
                }
                if (text[at] != (object ? '}' : ']')) {
                    inObject[depth++] = object;
                    at = object ? member(text, at) : at;
                    if (at == NONE) {
                        return false;
                    }
                    continue;
                }
                at++;
            } else {
                at = scalar(text, at);
                if (at == NONE) {
                    return false;
                }
            }
            // Behind a value: the end, another value of the same array or object, or the end of that.
            at = space(text, at);
            while (depth > 0 && at < text.length && text[at] == (inObject[depth - 1] ? '}' : ']')) {
                depth--;
                at = space(text, at + 1);
            }
            if (depth == 0) {
                return at == text.length;
            }
            if (at == text.length || text[at] != ',') {
                return false;
            }
            at = space(text, at + 1);
            if (inObject[depth - 1]) {
                at = member(text, at);
                if (at == NONE) {
                    return false;
                }
            }
        }
    }

    /** Returns where the value of the member begins whose name begins at {@code at}. */
    private int member(byte[] text, int at) {
        if (at == text.length || text[at] != '"') {
            return NONE;
        }
        int behindName = string(text, at + 1);
        if (behindName == NONE) {
            return NONE;
        }
        int colon = space(text, behindName);
        return colon < text.length && text[colon] == ':' ? space(text, colon + 1) : NONE;
    }

    private int space(byte[] text, int from) {
        int at = from;
        while (at < text.length && text[at] <= ' ') {
            byte b = text[at];
            if (b == '\n' || b == '\r') {
                lineBreaks = true;
            } else if (b != ' ' && b != '\t') {
                return at;
            }
            at++;
        }
        return at;
    }

    private int scalar(byte[] text, int at) {
        return switch (text[at]) {
            case '"' -> string(text, at + 1);
            case 't' -> literal(text, at, "true");
            case 'f' -> literal(text, at, "false");
            case 'n' -> literal(text, at, "null");
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(text, at);
            default -> NONE;
        };
    }

    private int literal(byte[] text, int at, String word) {
        if (text.length - at < word.length()) {
            return NONE;
        }
        for (int i = 1; i < word.length(); i++) {
            if (text[at + i] != word.charAt(i)) {
                return NONE;
            }
        }
        return at + word.length();
    }

    private int number(byte[] text, int from) {
        int at = text[from] == '-' ? from + 1 : from;
        if (at < text.length && text[at] == '0') {
            at++;
        } else {
            at = digits(text, at);
        }
        if (at != NONE && at < text.length && text[at] == '.') {
            at = digits(text, at + 1);
        }
        if (at != NONE && at < text.length && (text[at] | 0x20) == 'e') {
            at++;
            if (at < text.length && (text[at] == '+' || text[at] == '-')) {
                at++;
            }
            at = digits(text, at);
        }
        return at;
    }

    /** One or more. */
    private int digits(byte[] text, int from) {
        int at = from;
        while (at < text.length && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at == from ? NONE : at;
    }

    /** Returns where it goes on behind the quote that ends the string. */
    private int string(byte[] text, int from) {
        int at = from;
        while (true) {
            at = plain(text, at);
            if (at == text.length) {
                return NONE;
            }
            byte b = text[at];
            if (b == '"') {
                return at + 1;
            }
            if (b == '\\') {
                at = escape(text, at + 1);
            } else if (b < 0) {
                int length = Utf8Sequence.length(text, at);
                at = length == 0 ? NONE : at + length;
            } else {
                return NONE; // a control character
            }
            if (at == NONE) {
                return NONE;
            }
        }
    }

    /** Passes over ASCII that means nothing but itself, eight bytes at a time. */
    private int plain(byte[] text, int from) {
        int at = from;
        while (at <= text.length - Long.BYTES) {
            long eight = (long) EIGHT.get(text, at);
            long control = eight - ONES * ' ';
            long quote = (eight ^ ONES * '"') - ONES;
            long backslash = (eight ^ ONES * '\\') - ONES;
            // A borrow may make a byte behind a hit look like one; never the first.
            long hits = (eight | control | quote | backslash) & HIGH_BITS;
            if (hits != 0) {
                return at + Long.numberOfTrailingZeros(hits) / Byte.SIZE;
            }
            at += Long.BYTES;
        }
        while (at < text.length && text[at] >= ' ' && text[at] != '"' && text[at] != '\\') {
            at++;
        }
        return at;
    }

    private int escape(byte[] text, int at) {
        if (at == text.length) {
            return NONE;
        }
        return switch (text[at]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 1;
            case 'u' -> hex(text, at + 1);
            default -> NONE;
        };
    }

    private int hex(byte[] text, int at) {
        if (text.length - at < 4) {
            return NONE;
        }
        for (int i = at; i < at + 4; i++) {
            if (Character.digit(text[i], 16) < 0) {
                return NONE;
            }
        }
        return at + 4;
    }
}
