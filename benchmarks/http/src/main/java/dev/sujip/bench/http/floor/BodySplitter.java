package dev.sujip.bench.http.floor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Cuts a body into records by the least work that does it for the benchmark's own bodies, whose strings hold no bracket and no brace. */
final class BodySplitter {

    private BodySplitter() {}

    /** Returns each line where the body is {@code lines}, each element of a JSON array, or the whole body. */
    static List<byte[]> split(byte[] body, boolean lines) {
        if (lines) {
            return lines(body);
        }
        return body[0] == '[' ? elements(body) : List.of(body);
    }

    static byte[] inflated(byte[] body) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<byte[]> lines(byte[] body) {
        var lines = new ArrayList<byte[]>();
        int start = 0;
        for (int i = 0; i < body.length; i++) {
            if (body[i] == '\n') {
                lines.add(Arrays.copyOfRange(body, start, i));
                start = i + 1;
            }
        }
        return lines;
    }

    private static List<byte[]> elements(byte[] body) {
        var elements = new ArrayList<byte[]>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < body.length; i++) {
            if (body[i] == '{' && depth++ == 0) {
                start = i;
            } else if (body[i] == '}' && --depth == 0) {
                elements.add(Arrays.copyOfRange(body, start, i + 1));
            }
        }
        return elements;
    }
}
