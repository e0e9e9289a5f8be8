package dev.sujip.system;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One connection of a client that keeps to HTTP/1.1 and nothing else: unlike a real client's library it never tries again by itself, so that
 * what the service does to a connection is seen.
 */
final class HttpConnection implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    /** @throws IOException if the service takes no connection */
    HttpConnection(InetSocketAddress address, Duration answerLimit) throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.connect(address, Math.toIntExact(answerLimit.toMillis()));
        socket.setSoTimeout(Math.toIntExact(answerLimit.toMillis()));
        in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * Posts a JSON body and waits for the answer.
     *
     * @throws IOException if the connection ends before the answer has come whole, or it does not come in time
     */
    Answer post(String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        var head = "POST /upload HTTP/1.1\r\nHost: sujip\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length + "\r\n\r\n";
        var request = new byte[head.length() + body.length];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, request, 0, head.length());
        System.arraycopy(body, 0, request, head.length(), body.length);
        socket.getOutputStream().write(request);
        return answer();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone all the same.
        }
    }

    private Answer answer() throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        var headers = new TreeMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        var body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the connection ended within a body");
        }
        return new Answer(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended without an answer");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    /**
     * What the service said.
     *
     * @param headers by name in lower case
     */
    record Answer(
            int status,
            Map<String, String> headers,
            String body) {

        /** Returns whether the service hangs up after this answer. */
        boolean isLast() {
            return "close".equalsIgnoreCase(headers.get("connection"));
        }
    }
}
