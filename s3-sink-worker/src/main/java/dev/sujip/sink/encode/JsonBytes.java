package dev.sujip.sink.encode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** A growing buffer of lines of JSON in UTF-8, that takes bytes as they are wherever that is possible. */
final class JsonBytes {

    private static final int FIRST_BYTES = 1024;
    /** One large record must not cost its size for long. */
    private static final int MOST_FIRST_BYTES = NdjsonEncoder.CHUNK_BYTES + 32 * 1024;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] NOTHING = new byte[0];

    private byte[] bytes = NOTHING;
    private int firstBytes = FIRST_BYTES;
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

    /** Adds bytes as they stand, JSON for example. */
    JsonBytes bytes(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    /** Adds a JSON text, laid on one line: raw line breaks can only stand between its tokens, where a space does as well. */
    JsonBytes jsonOnOneLine(byte[] text) {
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

    /** Adds bytes as they are if none of them would break the line; otherwise adds nothing. Returns whether they were added. */
    boolean oneLine(byte[] text) {
        for (byte b : text) {
            if (b == '\n' || b == '\r') {
                return false;
            }
        }
        bytes(text);
        return true;
    }

    int length() {
        return length;
    }

    /** How much memory is held, in bytes. */
    int capacity() {
        return bytes.length;
    }

    /** Hands over all lines, and begins anew with room for as many: who fills one chunk is likely to fill the next. */
    Chunk detach() {
        var detached = new Chunk(bytes, length);
        bytes = NOTHING;
        firstBytes = Math.clamp(length + length / 8, FIRST_BYTES, MOST_FIRST_BYTES);
        length = 0;
        return detached;
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
            bytes = Arrays.copyOf(bytes, Math.max(Math.max(bytes.length * 2, firstBytes), length + more));
        }
    }
}
