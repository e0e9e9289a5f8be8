package dev.sujip.ingest.contract;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TreeMap;

/** A connection on which anything can be sent, valid or not. */
final class RawConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    RawConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends as much of {@code bytes} as the other side takes: it may answer and close before it has them all. */
    void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            // What it answered is still to be read, and is what counts.
        }
    }

    void closeOwnSide() throws IOException {
        socket.shutdownOutput();
    }

    /**
     * Reads the next answer that is final.
     *
     * @param head whether it answers a HEAD, and so has no body
     * @return null where the other side has closed without one
     */
    @Nullable
    RawAnswer read(boolean head) throws IOException {
        var answer = readAny(head);
        while (answer != null && answer.status() < 200) {
            answer = readAny(head);
        }
        return answer;
    }

    /** Returns whether nothing more comes because the other side has closed. */
    boolean isClosed() {
        try {
            return in.read() < 0;
        } catch (IOException e) {
            return !(e instanceof SocketTimeoutException);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private @Nullable RawAnswer readAny(boolean head) throws IOException {
        var statusLine = line();
        if (statusLine.isEmpty()) {
            return null;
        }
        var headers = new TreeMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var header = line.split(": ?", 2);
            headers.merge(header[0].toLowerCase(Locale.ROOT), header[1], (one, two) -> one + ", " + two);
        }
        int length = head ? 0 : Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("only " + body.length + " of " + length + " bytes of the body came");
        }
        return new RawAnswer(statusLine, headers, new String(body, StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 && line.size() > 0) {
                throw new EOFException("the connection was closed after: " + line.toString(StandardCharsets.UTF_8));
            }
            if (next < 0) {
                return "";
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
