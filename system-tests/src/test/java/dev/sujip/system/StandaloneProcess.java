package dev.sujip.system;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The standalone on a data folder of its own. It may be killed and started again, and keeps its ports and its data then. */
final class StandaloneProcess {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private final Children children;
    private final Path folder;
    private final List<Integer> ports = Ports.free(6);
    private final List<String> settings;

    /**
     * @param folder where it runs and keeps {@code ./data}
     * @param settings more arguments, each as {@code --name=value}
     */
    StandaloneProcess(Children children, Path folder, String... settings) {
        this.children = children;
        this.folder = folder;
        this.settings = List.of(settings);
    }

    /** Starts it and waits until it says that it is up. */
    Child start() {
        var child = launch();
        long begun = System.nanoTime();
        child.awaitOutput("Sujip is up", START_LIMIT);
        System.out.printf("standalone is up after %.1f s%n", (System.nanoTime() - begun) / 1e9);
        return child;
    }

    /** Starts it and waits for nothing. */
    Child launch() {
        var arguments = new ArrayList<String>();
        var names = List.of("http", "management", "worker", "kafka", "controller", "s3");
        for (int i = 0; i < names.size(); i++) {
            arguments.add("--standalone.ports.%s=%d".formatted(names.get(i), ports.get(i)));
        }
        arguments.addAll(settings);
        return children.start("standalone", Artefacts.standalone(arguments), folder);
    }

    /** Where it answers {@code POST /upload}. */
    URI upload() {
        return URI.create("http://127.0.0.1:" + httpPort() + "/upload");
    }

    int httpPort() {
        return ports.get(0);
    }

    /** The broker's clients connect here. */
    String bootstrapServers() {
        return "127.0.0.1:" + ports.get(3);
    }

    /** Its S3 endpoint. */
    URI s3() {
        return URI.create("http://127.0.0.1:" + ports.get(5));
    }
}
