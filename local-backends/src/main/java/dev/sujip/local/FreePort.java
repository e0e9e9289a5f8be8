package dev.sujip.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;

/** Loopback ports that were free a moment ago, for servers that want to know theirs beforehand. */
public final class FreePort {

    private FreePort() {}

    /** Returns one of them. */
    public static int any() {
        return several(1)[0];
    }

    /** Returns {@code count} different ones. */
    public static int[] several(int count) {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (var i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1")));
            }
            var ports = sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
            for (var socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
