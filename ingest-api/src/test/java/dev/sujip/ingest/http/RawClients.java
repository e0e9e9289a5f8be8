package dev.sujip.ingest.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Clients that send what they like, byte for byte. */
final class RawClients implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final int port;
    private final List<Socket> sockets = new ArrayList<>();

    RawClients(int port) {
        this.port = port;
    }

    Socket connected() throws IOException {
        return connected(new Socket());
    }

    /** @param bytes that the client's side takes without anybody reading them, about */
    Socket connectedWithRoomFor(int bytes) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(bytes);
        return connected(socket);
    }

    /** Returns all that have connected, in their order. */
    List<Socket> all() {
        return List.copyOf(sockets);
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Reads until the service hangs up. */
    static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        for (var each : sockets) {
            each.close();
        }
    }

    private Socket connected(Socket socket) throws IOException {
        sockets.add(socket);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }
}
