package dev.sujip.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A s3-sink-worker of its own: small objects, closed soon, and the shortest session that a broker allows by default. */
final class WorkerProcess {

    private final int port = Ports.free(1).getFirst();
    private final Child child;

    /**
     * Starts it and waits for nothing.
     *
     * @param name     of its topic, its group and its prefix
     * @param settings more settings, or others in the place of those that this class chooses
     */
    WorkerProcess(Children children, Path folder, String bootstrapServers, URI s3, String name,
            Map<String, String> settings) {
        var all = new LinkedHashMap<>(Map.of("server.port", Integer.toString(port), "server.address", "127.0.0.1",
                "spring.kafka.bootstrap-servers", bootstrapServers,
                "spring.kafka.consumer.properties.session.timeout.ms", "6000",
                "spring.kafka.consumer.properties.heartbeat.interval.ms", "1500",
                "sink.topic", name, "sink.group", name, "sink.objects.prefix", name,
                "sink.batch.max-records", "10", "sink.batch.max-age", "1s"));
        all.putAll(Map.of("sink.store.endpoint", s3.toString(), "sink.store.path-style", "true",
                "sink.store.bucket", Bucket.NAME, "sink.store.access-key", Bucket.ACCESS_KEY,
                "sink.store.secret-key", Bucket.SECRET_KEY));
        all.putAll(settings);
        List<String> arguments = all.entrySet().stream().map(each -> "--" + each.getKey() + "=" + each.getValue())
                .toList();
        child = children.start("worker", Artefacts.worker(arguments), folder);
    }

    Child child() {
        return child;
    }

    /** Returns the status of a health group, such as {@code UP}; empty where it does not answer. */
    String health(String group) {
        var answer = get("/actuator/health/" + group);
        return answer.replaceFirst("(?s)^\\{.*?\"status\":\"([A-Z_]+)\".*$", "$1");
    }

    /**
     * Returns a metric as Prometheus would read it now: the sum over all series that have these labels; 0 where there is none.
     *
     * @param labels each as {@code name="value"}
     */
    double metric(String name, String... labels) {
        return get("/actuator/prometheus").lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Stream.of(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }

    private String get(String path) {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the worker", e);
        }
    }
}
