package dev.sujip.ingest.decode;

import java.nio.charset.StandardCharsets;

/** A place in a text that ought to be JSON, and the words for what stands there. */
final class JsonCursor {

    /** What stands behind the last byte. */
    static final int END = -1;

    private final JsonText text;
    private int at;

    JsonCursor(JsonText text) {
        this.text = text;
        this.at = text.start();
    }

    /** Returns the byte at this place, from 0 to 255, or {@link #END}. */
    int peek() {
        return at < text.end() ? text.body()[at] & 0xFF : END;
    }

    boolean isAtDigit() {
        return peek() >= '0' && peek() <= '9';
    }

    /** Goes on by one byte. */
    void pass() {
        at++;
    }

    /** Goes on by one byte if it is {@code c}, and returns whether it was. */
    boolean passIf(int c) {
        boolean is = peek() == c;
        at += is ? 1 : 0;
        return is;
    }

    /** Goes on past {@code word} if it stands here and no longer word does, and returns whether it did. */
    boolean passWord(String word) {
        boolean is = word().equals(word);
        at += is ? word.length() : 0;
        return is;
    }

    void passWhiteSpace() {
        while (peek() != END && JsonScanner.isWhiteSpace((byte) peek())) {
            at++;
        }
    }

    /** Names this place as the sender counts it. */
    String place() {
        return text.place(at);
    }

    /**
     * Says that something else had to stand here.
     *
     * @param what   had to stand here
     * @param inside what is not over yet, for a text that ends here
     */
    String expected(String what, String inside) {
        return peek() == END
                ? "the " + text.whole() + " ends inside " + inside
                : "expected " + what + ", found " + found();
    }

    /** Names what stands here; only letters, digits and ASCII punctuation are repeated as they came. */
    String found() {
        if (isLetter(peek())) {
            return "'" + EventAttributes.shown(word()) + "'";
        }
        if (peek() > ' ' && peek() < 0x7F) {
            return peek() == '\'' ? "\"'\"" : "'" + (char) peek() + "'";
        }
        int length = Math.min(4, text.end() - at);
        var utf8 = new String(text.body(), at, length, StandardCharsets.UTF_8);
        return "U+%04X".formatted(utf8.codePointAt(0));
    }

    private String word() {
        int end = at;
        while (end < text.end()
                && (isLetter(text.body()[end]) || (text.body()[end] >= '0' && text.body()[end] <= '9'))) {
            end++;
        }
        return new String(text.body(), at, end - at, StandardCharsets.US_ASCII);
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
}
