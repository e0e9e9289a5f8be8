package dev.sujip.system.gateway;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * An HTTP request as its sender wrote it. On the way nothing is changed that its signature covers, the header {@code Host} included.
 *
 * @param method  in capitals
 * @param path    with its query, as it came
 * @param headers a line each
 */
public record Request(String method, String path, List<String> headers, byte[] body) {

    private static final String EXPECTS = "expect: 100-continue";
    private static final String LENGTH = "content-length:";

    /** Whether it would store an object of records, and not {@code _sujip.json}, a mark or what the start-up probe tries. */
    public boolean isPutOfRecords() {
        return method.equals("PUT") && path.contains(".ndjson");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    /** Reads the next request of a connection; null where its sender has ended it. The sender is told to send the body where it asks. */
    static @Nullable Request read(InputStream in, OutputStream out) throws IOException {
        var lines = head(in);
        if (lines.isEmpty()) {
            return null;
        }
        var headers = lines.subList(1, lines.size());
        if (has(headers, EXPECTS)) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
        int length = headers.stream().filter(line -> lower(line).startsWith(LENGTH))
                .mapToInt(line -> Integer.parseInt(line.substring(LENGTH.length()).strip())).findAny().orElse(0);
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            return null; // its sender died
        }
        var first = lines.getFirst().split(" ", 3);
        return new Request(first[0], first[1], List.copyOf(headers), body);
    }

    /** The head as it goes to the store, which is to end the connection after its answer. */
    byte[] head() {
        var head = new StringBuilder("%s %s HTTP/1.1\r\n".formatted(method, path));
        headers.stream().filter(line -> !lower(line).startsWith("connection:") && !lower(line).equals(EXPECTS))
                .forEach(line -> head.append(line).append("\r\n"));
        return head.append("Connection: close\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<String> head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.ISO_8859_1).lines().filter(line -> !line.isEmpty()).toList();
            }
        }
        return List.of();
    }

    private static boolean has(List<String> headers, String line) {
        return headers.stream().anyMatch(each -> lower(each).equals(line));
    }

    private static String lower(String line) {
        return line.toLowerCase(Locale.ROOT);
    }
}
