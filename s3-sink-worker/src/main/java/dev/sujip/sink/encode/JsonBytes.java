package dev.sujip.sink.encode;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** A growing buffer of JSON text in UTF-8, that takes bytes as they are wherever that is possible. */
final class JsonBytes {

    private static final int FIRST_BYTES = 1024;
    /** A larger buffer is let go after its record: each open batch has one, and one large record must not cost its size for long. */
    private static final int KEPT_BYTES = 64 * 1024;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;

    /** Adds text as it stands, structure for example. ASCII only. */
    @SuppressWarnings("deprecation") // The cheap way of getting the bytes of ASCII text.
    JsonBytes raw(String ascii) {
        room(ascii.length());
        ascii.getBytes(0, ascii.length(), bytes, length);
        length += ascii.length();
        return this;
    }

    JsonBytes raw(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    JsonBytes number(long number) {
        return raw(Long.toString(number));
    }

    /** Adds a number with as many leading zeros as it takes to reach {@code digits} digits. */
    JsonBytes padded(int number, int digits) {
        room(digits);
        int rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** Adds a JSON text, laid on one line: raw line breaks can only stand between its tokens, where a space does as well. */
    JsonBytes json(byte[] text) {
        room(text.length);
        for (byte b : text) {
            bytes[length++] = b == '\n' || b == '\r' ? (byte) ' ' : b;
        }
        return this;
    }

    /** Adds a quoted string. Lone surrogates, which UTF-8 cannot express, become question marks. */
    JsonBytes string(String text) {
        return string(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a quoted string given in UTF-8. */
    JsonBytes string(byte[] utf8) {
        room(2 + utf8.length * 6); // each byte may become six: a backslash, u and four digits
        bytes[length++] = '"';
        for (byte b : utf8) {
            if (b >= 0 && b < ' ') {
                control(b);
            } else {
                if (b == '"' || b == '\\') {
                    bytes[length++] = '\\';
                }
                bytes[length++] = b;
            }
        }
        bytes[length++] = '"';
        return this;
    }

    JsonBytes base64(byte[] content) {
        byte[] encoded = Base64.getEncoder().encode(content);
        room(2 + encoded.length);
        bytes[length++] = '"';
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        bytes[length++] = '"';
        return this;
    }

    /** Hands on what is held and begins anew. */
    void drainTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        length = 0;
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[FIRST_BYTES];
        }
    }

    private void control(byte b) {
        bytes[length++] = '\\';
        switch (b) {
            case '\n' -> bytes[length++] = 'n';
            case '\r' -> bytes[length++] = 'r';
            case '\t' -> bytes[length++] = 't';
            default -> {
                bytes[length++] = 'u';
                bytes[length++] = '0';
                bytes[length++] = '0';
                bytes[length++] = HEX[b >> 4];
                bytes[length++] = HEX[b & 0xf];
            }
        }
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
