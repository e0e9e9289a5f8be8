package dev.sujip.system;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Workers of one group, which bring one topic into one prefix, both named like it; each is a process with a small heap. */
final class Workers {

    /** What a container of 512 MiB would give it; and where memory runs out nobody is to wonder about what happens next. */
    private static final List<String> JVM = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

    private final Children children;
    private final Path folder;
    private final Map<String, String> settings;

    /** @param settings more settings, or others in the place of those that this class chooses */
    Workers(Children children, Path folder, OwnTopic topic, URI s3, Map<String, String> settings) {
        this.children = children;
        this.folder = folder;
        this.settings = new LinkedHashMap<>(Map.of("server.address", "127.0.0.1",
                "spring.kafka.bootstrap-servers", topic.bootstrapServers(),
                "sink.topic", topic.name(), "sink.group", topic.name(), "sink.objects.prefix", topic.name()));
        this.settings.putAll(Map.of("sink.store.endpoint", s3.toString(), "sink.store.path-style", "true",
                "sink.store.bucket", Bucket.NAME, "sink.store.access-key", Bucket.ACCESS_KEY,
                "sink.store.secret-key", Bucket.SECRET_KEY));
        this.settings.putAll(settings);
    }

    /** Starts one, and waits for nothing. */
    Child start() {
        return run("worker", List.of("--server.port=" + Ports.free(1).getFirst()));
    }

    /** Starts a command of the worker's jar, such as {@code verify}, with the same settings. */
    Child command(String... command) {
        return run(command[0], List.of(command));
    }

    private Child run(String name, List<String> first) {
        var arguments = new ArrayList<>(first);
        settings.forEach((setting, value) -> arguments.add("--%s=%s".formatted(setting, value)));
        return children.start(name, Artefacts.worker(JVM, arguments), folder);
    }
}
