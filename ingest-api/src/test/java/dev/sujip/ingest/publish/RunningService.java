package dev.sujip.ingest.publish;

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

/** The whole service on ports of its own. */
final class RunningService implements AutoCloseable {

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ConfigurableApplicationContext context;

    /** @param settings as {@code name=value} */
    RunningService(String bootstrapServers, String... settings) {
        var arguments = new ArrayList<>(List.of("--spring.config.name=" + IngestApiApplication.CONFIG_NAME,
                "--spring.kafka.bootstrap-servers=" + bootstrapServers, "--server.port=0",
                "--server.address=127.0.0.1", "--management.server.port=0", "--management.server.address=127.0.0.1",
                "--spring.main.banner-mode=off", "--logging.level.org.apache.kafka=OFF"));
        for (var each : settings) {
            arguments.add("--" + each);
        }
        context = new SpringApplicationBuilder(IngestApiApplication.class).properties("ingest.security.mode=none")
                .run(arguments.toArray(String[]::new));
    }

    HttpResponse<String> upload() throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at("local.server.port", "/upload"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"a\":1}")));
    }

    List<String> metrics() throws IOException, InterruptedException {
        var page = send(HttpRequest.newBuilder(at("local.management.port", "/actuator/prometheus")));
        return page.body().lines().filter(line -> !line.startsWith("#")).toList();
    }

    @Override
    public void close() {
        client.close();
        context.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private URI at(String port, String path) {
        Environment environment = context.getEnvironment();
        return URI.create("http://127.0.0.1:" + environment.getRequiredProperty(port) + path);
    }
}
