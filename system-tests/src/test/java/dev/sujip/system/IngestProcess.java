package dev.sujip.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.awaitility.Awaitility.await;

/** An ingest-api on ports of its own, in front of somebody else's broker. */
final class IngestProcess {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final List<Integer> ports = Ports.free(2);
    private final Child child;

    /**
     * Starts it and waits until it is ready.
     *
     * @param jvm      flags of the JVM
     * @param settings more arguments, each as {@code --name=value}
     */
    IngestProcess(Children children, Path folder, String bootstrapServers, List<String> jvm, String... settings) {
        var arguments = new ArrayList<>(List.of("--server.port=" + ports.get(0), "--server.address=127.0.0.1",
                "--management.server.port=" + ports.get(1), "--management.server.address=127.0.0.1",
                "--spring.kafka.bootstrap-servers=" + bootstrapServers, "--ingest.security.mode=none"));
        arguments.addAll(List.of(settings));
        child = children.start("ingest-api", Artefacts.ingestApi(jvm, arguments), folder);
        await("ingest-api is ready").atMost(START_LIMIT).pollInterval(Duration.ofMillis(100)).until(this::isReady);
    }

    Child child() {
        return child;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), ports.get(0));
    }

    /** Returns what a load balancer goes by. */
    boolean isReady() {
        try (var client = HttpClient.newHttpClient()) {
            var probe = URI.create("http://127.0.0.1:" + ports.get(1) + "/actuator/health/readiness");
            return client.send(HttpRequest.newBuilder(probe).build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
