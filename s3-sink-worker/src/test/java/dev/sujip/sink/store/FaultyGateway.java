package dev.sujip.sink.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An S3 gateway in front of a store, for PUT, GET and HEAD of objects, that does not keep writers apart. */
public final class FaultyGateway implements AutoCloseable {

    private static final String METADATA = "x-amz-meta-";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final S3Client store;
    private final Fault fault;

    /** Listens until it is closed. */
    public FaultyGateway(S3Client store, Fault fault) {
        this.store = store;
        this.fault = fault;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Where clients connect. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** What it does wrong. */
    public enum Fault {
        /** It does not look at {@code If-None-Match}. */
        IGNORES_THE_CONDITION,
        /** It asks whether there is such an object, and then stores it unconditionally. */
        CHECKS_THEN_ACTS
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            int slash = path.indexOf('/', 1);
            String bucket = path.substring(1, slash);
            String name = path.substring(slash + 1);
            try {
                switch (exchange.getRequestMethod()) {
                    case "PUT" -> answer(exchange, put(exchange, bucket, name), null);
                    case "GET" -> answer(exchange, 200,
                            store.getObjectAsBytes(get -> get.bucket(bucket).key(name)).asByteArray());
                    case "HEAD" -> {
                        store.headObject(head -> head.bucket(bucket).key(name)).metadata()
                                .forEach((key, value) -> exchange.getResponseHeaders().add(METADATA + key, value));
                        answer(exchange, 200, null);
                    }
                    default -> answer(exchange, 501, null);
                }
            } catch (S3Exception e) {
                answer(exchange, e.statusCode(), null);
            }
        }
    }

    private int put(HttpExchange exchange, String bucket, String name) throws IOException {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        if (fault == Fault.CHECKS_THEN_ACTS && exists(bucket, name)) {
            return 412;
        }
        Map<String, String> metadata = new HashMap<>();
        exchange.getRequestHeaders().forEach((header, values) -> {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith(METADATA)) {
                metadata.put(lower.substring(METADATA.length()), values.getFirst());
            }
        });
        store.putObject(put -> put.bucket(bucket).key(name).metadata(metadata), RequestBody.fromBytes(bytes));
        return 200;
    }

    private boolean exists(String bucket, String name) {
        try {
            store.headObject(head -> head.bucket(bucket).key(name));
            return true;
        } catch (S3Exception e) {
            return false;
        }
    }

    private static void answer(HttpExchange exchange, int status, byte @Nullable [] body) throws IOException {
        exchange.sendResponseHeaders(status, body == null || body.length == 0 ? -1 : body.length);
        if (body != null && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
