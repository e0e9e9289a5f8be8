package dev.sujip.system.gateway;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The store as a worker sees it, with all that can go wrong on the way to it. It listens on the loopback address and takes each request to the
 * real store; what becomes of it, a {@link Plan} says. Each connection brings one request.
 */
public final class S3Gateway implements AutoCloseable {

    private static final int BACKLOG = 256;

    private final URI store;
    private final int port;
    private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();
    private final Set<Socket> senders = ConcurrentHashMap.newKeySet();
    private volatile Plan plan = Plan.allWell();
    private @Nullable Door door;

    /**
     * Listens at once; nothing goes wrong until {@link #follow} says otherwise.
     *
     * @param store where the store listens, by the loopback address
     * @param port  to listen on: one that no outgoing connection can be given while the gateway is away
     */
    public S3Gateway(URI store, int port) {
        this.store = store;
        this.port = port;
        comeBack();
    }

    /** Where workers connect. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** From the next request on, {@code next} decides. What is under way keeps its fate. */
    public void follow(Plan next) {
        plan = next;
    }

    /** Refuses connections, and ends those that there are, until {@link #comeBack}. */
    public synchronized void goAway() {
        Door open = door;
        door = null;
        if (open != null) {
            open.close();
        }
        senders.forEach(S3Gateway::close);
    }

    /** Takes connections again; does nothing where it never went away. */
    public synchronized void comeBack() {
        if (door == null) {
            door = open();
        }
    }

    /** How many PUTs of records were answered with this status, by the store or in its stead; their senders may be gone. */
    public int answeredPuts(int status) {
        return answers.getOrDefault(status, 0);
    }

    /** Ends every connection. Requests that a test still holds stay where they are. */
    @Override
    public void close() {
        goAway();
    }

    private Door open() {
        try {
            var listener = new ServerSocket(port, BACKLOG, InetAddress.ofLiteral("127.0.0.1"));
            return new Door(listener, Thread.ofVirtual().name("s3-gateway").start(() -> accept(listener)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                var sender = opened.accept();
                senders.add(sender);
                Thread.ofVirtual().name("s3-gateway-request").start(() -> serve(sender));
            } catch (IOException e) {
                close(opened); // by goAway, or nothing can be had from it any more
            }
        }
    }

    private void serve(Socket sender) {
        try (sender) {
            var in = new BufferedInputStream(sender.getInputStream());
            var request = Request.read(in, sender.getOutputStream());
            if (request != null) {
                byte[] answer = new Delivery(store, request, in).carryOut(plan.of(request));
                count(request, answer);
                sender.getOutputStream().write(answer);
            }
        } catch (IOException e) {
            // Its sender is gone, or the store is: to either it looks like a connection that ends.
        } finally {
            senders.remove(sender);
        }
    }

    private void count(Request request, byte[] answer) {
        if (request.isPutOfRecords() && answer.length > 0) {
            var status = new String(answer, "HTTP/1.1 ".length(), 3, StandardCharsets.ISO_8859_1);
            answers.merge(Integer.parseInt(status), 1, Integer::sum);
        }
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException("a socket could not be closed", e);
        }
    }

    /** @param thread that waits at {@code listener}: as long as it does, connections are taken, though the listener is closed */
    private record Door(ServerSocket listener, Thread thread) {

        void close() {
            S3Gateway.close(listener);
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
