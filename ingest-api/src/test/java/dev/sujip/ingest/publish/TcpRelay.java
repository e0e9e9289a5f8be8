package dev.sujip.ingest.publish;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between a client and a broker and can fall silent with all connections open, as a broker that was stopped by a signal. */
public final class TcpRelay implements AutoCloseable {

    private final ServerSocket listener;
    private final int target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private boolean silent;

    /** Listens on the loopback port {@code port} and forwards to {@code target}. */
    public TcpRelay(int port, int target) throws IOException {
        listener = new ServerSocket(port, 50, loopback());
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    /** Forwards nothing from now on; connections are still taken, since the operating system does that for a stopped process. */
    public synchronized void fallSilent() {
        silent = true;
    }

    /** Forwards again, first what was held back. */
    public synchronized void speak() {
        silent = false;
        notifyAll();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (var each : sockets) {
            each.close();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                var broker = new Socket(loopback(), target);
                sockets.addAll(List.of(client, broker));
                Thread.ofVirtual().start(() -> forward(client, broker));
                Thread.ofVirtual().start(() -> forward(broker, client));
            } catch (IOException e) {
                // The listener was closed, or the broker is not there; the client's connection is then of no use either.
            }
        }
    }

    private void forward(Socket from, Socket to) {
        var buffer = new byte[16 * 1024];
        try (from; to) {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitSpeech();
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One side is gone, and both are closed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void awaitSpeech() throws InterruptedException {
        while (silent) {
            wait();
        }
    }

    private static InetAddress loopback() {
        return InetAddress.ofLiteral("127.0.0.1");
    }
}
