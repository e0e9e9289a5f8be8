package dev.sujip.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Processes that end together, in a folder that goes with them. Also ends them when this process is told to end. */
public final class Children implements AutoCloseable {

    private final Path folder;
    private final Thread atExit = new Thread(this::end, "end-children");
    private final List<Child> started = new ArrayList<>();
    private boolean ended;

    private Children(Path folder) {
        this.folder = folder;
    }

    /** Makes a new folder where temporary files are kept. */
    public static Children inNewFolder() {
        try {
            var children = new Children(Files.createTempDirectory("sujip-benchmark-"));
            Runtime.getRuntime().addShutdownHook(children.atExit);
            return children;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where they run, with their output; what stands there is deleted at the end. */
    public Path folder() {
        return folder;
    }

    /**
     * Starts a command under a name that no other of them has.
     *
     * @throws IllegalStateException if all have been ended
     */
    public Child start(String name, List<String> command) {
        return start(name, command, Map.of());
    }

    /**
     * Starts a command as {@link #start(String, List)} does, with more in its environment.
     *
     * @throws IllegalStateException if all have been ended
     */
    public synchronized Child start(String name, List<String> command, Map<String, String> environment) {
        if (ended) {
            throw new IllegalStateException("not started, since everything ends: " + name);
        }
        var child = Child.start(name, command, environment, folder);
        started.add(child);
        return child;
    }

    /** Ends all of them that still run, and deletes the folder; when this returns, all are gone. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException _) {
            // This process is being told to end: the hook runs, or has run.
        }
    }

    private synchronized void end() {
        ended = true;
        started.forEach(Child::terminate);
        started.forEach(Child::awaitEnd);
        started.clear();
        delete();
    }

    private void delete() {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
