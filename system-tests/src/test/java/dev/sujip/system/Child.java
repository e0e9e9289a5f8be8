package dev.sujip.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A process that a test has started, with its output in two files. */
final class Child {

    private static final Duration KILL_LIMIT = Duration.ofSeconds(20);

    private final String name;
    private final Process process;
    private final Path out;
    private final Path err;

    private Child(String name, Process process, Path out, Path err) {
        this.name = name;
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts a command in {@code folder}, where its output is kept, too. */
    static Child start(String name, List<String> command, Path folder) {
        var out = folder.resolve(name + ".out.log");
        var err = folder.resolve(name + ".err.log");
        try {
            var process = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile())
                    .redirectError(err.toFile()).start();
            return new Child(name, process, out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until its standard output contains {@code text}; fails at once when it ends before. */
    void awaitOutput(String text, Duration limit) {
        await(name + " says '" + text + "'").atMost(limit).pollInterval(Duration.ofMillis(50))
                .failFast("it has ended", () -> !process.isAlive())
                .until(() -> out().contains(text));
    }

    /** Waits until it has ended by itself, and returns its exit code. */
    int awaitExit(Duration limit) {
        try {
            assertThat(process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)).as(name + " ends within " + limit)
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the end of " + name, e);
        }
        return process.exitValue();
    }

    /** Whether it has not ended yet; one that stands still has not. */
    boolean isAlive() {
        return process.isAlive();
    }

    /** Sends SIGTERM. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Sends SIGSTOP: it stands still, with all its connections open. */
    void pause() {
        signal("STOP");
    }

    /** Sends SIGCONT. */
    void goOn() {
        signal("CONT");
    }

    /** Returns the most memory that it has had resident at once, in MiB, as Linux tells it. */
    long peakMemoryMiB() {
        var status = read(Path.of("/proc/" + process.pid() + "/status"));
        var peak = status.lines().filter(line -> line.startsWith("VmHWM:")).findFirst().orElseThrow();
        return Long.parseLong(peak.replaceAll("[^0-9]", "")) / 1024;
    }

    /** Sends SIGKILL and waits until the process is gone; does nothing to one that has ended. */
    void kill() {
        process.toHandle().destroyForcibly();
        awaitExit(KILL_LIMIT);
    }

    /** What it has written to its standard output so far. */
    String out() {
        return read(out);
    }

    /** What it has written to its standard error so far. */
    String err() {
        return read(err);
    }

    @Override
    public String toString() {
        return "%s (pid %d, %s)".formatted(name, process.pid(),
                process.isAlive() ? "running" : "exit code " + process.exitValue());
    }

    private void signal(String name) {
        try {
            var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
            assertThat(kill.waitFor()).as("kill -" + name).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending SIG" + name, e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
