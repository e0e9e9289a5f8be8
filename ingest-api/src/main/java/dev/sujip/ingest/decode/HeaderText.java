package dev.sujip.ingest.decode;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Text in an HTTP header as the HTTP binding of CloudEvents has it: a quoted string is unquoted first, then one round of percent
 * encoding is undone. Spaces may stand as they are, since older senders quote them.
 */
final class HeaderText {

    private HeaderText() {}

    /** Returns the text, null where {@code value} is not ASCII, has a broken quotation or escape, or does not make UTF-8. */
    static @Nullable String decode(String value) {
        var unquoted = value.startsWith("\"") ? unquote(value) : value;
        if (unquoted == null || !unquoted.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            return null;
        }
        return unquoted.indexOf('%') < 0 ? unquoted : undoPercents(unquoted);
    }

    private static @Nullable String unquote(String value) {
        var text = new StringBuilder(value.length());
        for (int i = 1; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"') {
                return i == value.length() - 1 ? text.toString() : null;
            }
            if (c == '\\' && ++i < value.length()) {
                c = value.charAt(i);
            }
            text.append(c);
        }
        return null;
    }

    private static @Nullable String undoPercents(String text) {
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                if (i + 2 >= text.length() || !HexFormat.isHexDigit(text.charAt(i + 1))
                        || !HexFormat.isHexDigit(text.charAt(i + 2))) {
                    return null;
                }
                c = (char) HexFormat.fromHexDigits(text, i + 1, i + 3);
                i += 2;
            }
            bytes[length++] = (byte) c;
        }
        byte[] decoded = Arrays.copyOf(bytes, length);
        return Utf8.firstInvalid(decoded) < 0 ? new String(decoded, StandardCharsets.UTF_8) : null;
    }
}
