package dev.sujip.standalone;

import dev.sujip.local.StartupFailure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Sees that every port is free before anything is started. */
final class FreePorts {

    private FreePorts() {}

    /**
     * Tries each port by listening on it for a moment.
     *
     * @param ports port by the name of its setting
     * @throws StartupFailure when two settings name one port, or a port cannot be listened on
     */
    static void check(Map<String, Integer> ports) {
        var nameOfPort = new HashMap<Integer, String>();
        ports.forEach((name, port) -> {
            var other = nameOfPort.putIfAbsent(port, name);
            if (other != null) {
                throw new StartupFailure(
                        "%s and %s are both %d; give each its own port".formatted(other, name, port));
            }
            listenOnce(name, port);
        });
    }

    private static void listenOnce(String name, int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        } catch (IOException e) {
            throw new StartupFailure(
                    "port %d is not free (%s); end what listens there, or choose another by %s, in the environment %s"
                            .formatted(port, StartupFailure.reason(e), name,
                                    name.toUpperCase(Locale.ROOT).replace('.', '_')),
                    e);
        }
    }
}
