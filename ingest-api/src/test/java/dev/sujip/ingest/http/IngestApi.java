package dev.sujip.ingest.http;

import dev.sujip.ingest.IngestApiApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** The whole service on ports of its own, and a client for it. */
public final class IngestApi implements AutoCloseable {

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ConfigurableApplicationContext context;

    /**
     * Starts it, open to everybody unless told otherwise.
     *
     * @param settings as {@code name=value}
     */
    public IngestApi(String bootstrapServers, String... settings) {
        var arguments = new ArrayList<>(List.of("--spring.config.name=" + IngestApiApplication.CONFIG_NAME,
                "--spring.kafka.bootstrap-servers=" + bootstrapServers, "--server.port=0",
                "--server.address=127.0.0.1", "--management.server.port=0", "--management.server.address=127.0.0.1",
                "--spring.main.banner-mode=off",
                "--logging.level.org.apache.kafka=ERROR"));
        for (var each : settings) {
            arguments.add("--" + each);
        }
        context = new SpringApplicationBuilder(IngestApiApplication.class)
                .properties("ingest.security.mode=none", "ingest.shutdown-grace=0s")
                .run(arguments.toArray(String[]::new));
    }

    public int port() {
        return port("local.server.port");
    }

    public HttpResponse<String> post(String contentType, byte[] body, String... headers)
            throws IOException, InterruptedException {
        var request = to("/upload").POST(BodyPublishers.ofByteArray(body));
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    HttpResponse<String> management(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port("local.management.port") + path)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        client.close();
        context.close();
    }

    private int port(String property) {
        Environment environment = context.getEnvironment();
        return environment.getRequiredProperty(property, Integer.class);
    }
}
