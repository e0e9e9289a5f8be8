package dev.sujip.ingest.contract;

import com.github.luben.zstd.Zstd;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Reads bytes from a text that people can read: the text stands for its UTF-8 bytes, {@code ↵} for CR and LF, and what stands between
 * {@code ⟨} and {@code ⟩} for the bytes that it describes. {@code docs/errors.md} lists the descriptions.
 */
final class ByteText {

    private static final char OPEN = '⟨';
    private static final char CLOSE = '⟩';
    private static final Pattern HEX = Pattern.compile("[0-9A-F]{2}( [0-9A-F]{2})*");
    private static final Pattern TIMES = Pattern.compile("(?s)(\\d+) × (.*)");
    private static final Pattern FIRST = Pattern.compile("(?s)first (\\d+) of (.*)");
    private static final Pattern ZSTD = Pattern.compile("(?s)zstd (.*)");
    private static final Pattern GZIP = Pattern.compile("(?s)gzip (.*)");

    private ByteText() {}

    /** @throws IllegalArgumentException if a description is not known or not closed */
    static byte[] bytes(String text) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length();) {
            if (text.charAt(i) == OPEN) {
                int close = closing(text, i);
                bytes.writeBytes(described(text.substring(i + 1, close)));
                i = close + 1;
            } else {
                int next = text.indexOf(OPEN, i);
                int end = next < 0 ? text.length() : next;
                bytes.writeBytes(text.substring(i, end).replace("↵", "\r\n").getBytes(StandardCharsets.UTF_8));
                i = end;
            }
        }
        return bytes.toByteArray();
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == OPEN ? 1 : text.charAt(i) == CLOSE ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("no " + CLOSE + " closes the " + OPEN + " at " + open + " of: " + text);
    }

    private static byte[] described(String description) {
        if (HEX.matcher(description).matches()) {
            return HexFormat.ofDelimiter(" ").parseHex(description);
        }
        var times = TIMES.matcher(description);
        if (times.matches()) {
            return repeat(Integer.parseInt(times.group(1)), bytes(times.group(2)));
        }
        var first = FIRST.matcher(description);
        if (first.matches()) {
            return Arrays.copyOf(bytes(first.group(2)), Integer.parseInt(first.group(1)));
        }
        var gzip = GZIP.matcher(description);
        if (gzip.matches()) {
            return gzip(bytes(gzip.group(1)));
        }
        var zstd = ZSTD.matcher(description);
        if (zstd.matches()) {
            return Zstd.compress(bytes(zstd.group(1)));
        }
        throw new IllegalArgumentException("no bytes are known as " + OPEN + description + CLOSE);
    }

    private static byte[] repeat(int times, byte[] part) {
        var all = new byte[times * part.length];
        for (int i = 0; i < times; i++) {
            System.arraycopy(part, 0, all, i * part.length, part.length);
        }
        return all;
    }

    private static byte[] gzip(byte[] plain) {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
