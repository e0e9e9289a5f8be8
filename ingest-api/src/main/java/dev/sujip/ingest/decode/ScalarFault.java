package dev.sujip.ingest.decode;

import org.jspecify.annotations.Nullable;

/** Passes over one string, number or literal name, and says where that is impossible; the cursor then stands at the fault. */
final class ScalarFault {

    private static final String IN_STRING = "a string";
    private static final String IN_NUMBER = "a number";
    private static final int UNICODE_DIGITS = 4;

    private final JsonCursor cursor;

    ScalarFault(JsonCursor cursor) {
        this.cursor = cursor;
    }

    /**
     * Reads a scalar.
     *
     * @param words what had to stand here, in case it is no scalar
     * @return what is wrong, null where nothing is
     */
    @Nullable
    String read(String words, String inside) {
        if (cursor.passIf('"')) {
            return string();
        }
        if (cursor.peek() == '-' || cursor.isAtDigit()) {
            return number();
        }
        return cursor.passWord("true") || cursor.passWord("false") || cursor.passWord("null")
                ? null
                : cursor.expected(words, inside);
    }

    /** Reads a string whose opening quote has been passed. */
    @Nullable
    String string() {
        while (!cursor.passIf('"')) {
            if (cursor.peek() == JsonCursor.END) {
                return cursor.expected("a quote", IN_STRING);
            }
            if (cursor.peek() < ' ') {
                return "a string holds the control character " + cursor.found() + "; escape it";
            }
            var fault = cursor.passIf('\\') ? escape() : character();
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private @Nullable String character() {
        cursor.pass();
        return null;
    }

    private @Nullable String escape() {
        if (cursor.passIf('u')) {
            for (int i = 0; i < UNICODE_DIGITS; i++) {
                if (Character.digit(cursor.peek(), 16) < 0) {
                    return cursor.expected("four hexadecimal digits after \\u", IN_STRING);
                }
                cursor.pass();
            }
            return null;
        }
        if ("\"\\/bfnrt".indexOf(cursor.peek()) < 0) {
            return cursor.expected("one of \" \\ / b f n r t u after a backslash", IN_STRING);
        }
        return character();
    }

    private @Nullable String number() {
        cursor.passIf('-');
        if (cursor.passIf('0')) {
            if (cursor.isAtDigit()) {
                return "a number begins with a needless zero";
            }
        } else if (!passDigits()) {
            return cursor.expected("a digit", IN_NUMBER);
        }
        if (cursor.passIf('.') && !passDigits()) {
            return cursor.expected("a digit", IN_NUMBER);
        }
        if (cursor.passIf('e') || cursor.passIf('E')) {
            boolean _ = cursor.passIf('+') || cursor.passIf('-');
            if (!passDigits()) {
                return cursor.expected("a digit", IN_NUMBER);
            }
        }
        return null;
    }

    private boolean passDigits() {
        boolean any = cursor.isAtDigit();
        while (cursor.isAtDigit()) {
            cursor.pass();
        }
        return any;
    }
}
