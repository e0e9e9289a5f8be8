package dev.sujip.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports of the loopback address, below those that the system gives to outgoing connections (from 32768 on Linux): while a
 * process is being started again, a client that tries to reach it must not take its port, nor connect to itself.
 */
final class Ports {

    private static final int FIRST = 20_000;
    private static final int BEHIND_LAST = 32_000;

    private Ports() {}

    /** Returns {@code count} ports on which nobody listens at this moment. */
    static List<Integer> free(int count) {
        return ThreadLocalRandom.current().ints(FIRST, BEHIND_LAST).distinct().filter(Ports::isFree).limit(count)
                .boxed().toList();
    }

    /** Listens on a port of the loopback address until it is closed. */
    static ServerSocket hold(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
