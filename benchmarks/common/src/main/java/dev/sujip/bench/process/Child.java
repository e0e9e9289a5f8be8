package dev.sujip.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A process that was started here, with its output in a file. */
public final class Child {

    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration END_LIMIT = Duration.ofSeconds(20);
    private static final int TAIL_LINES = 40;

    private final String name;
    private final Process process;
    private final Path log;
    private int linesRead;

    private Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    static Child start(String name, List<String> command, Map<String, String> environment, Path folder) {
        var log = folder.resolve(name + ".log");
        try {
            var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            return new Child(name, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start %s: %s".formatted(name, e.getMessage()), e);
        }
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Writes a line to its standard input. */
    public void say(String line) {
        try {
            var in = process.getOutputStream();
            in.write((line + '\n').getBytes(UTF_8));
            in.flush();
        } catch (IOException e) {
            throw failure("does not listen (" + e.getMessage() + ')');
        }
    }

    /**
     * Waits for the next line of its output that satisfies {@code wanted}; lines up to the last one returned are not looked at again.
     *
     * @throws ChildFailure if it ends before, or says nothing of the kind within {@code limit}
     */
    public String awaitLine(Predicate<String> wanted, Duration limit) throws InterruptedException {
        long giveUpAt = System.nanoTime() + limit.toNanos();
        while (true) {
            boolean ended = !process.isAlive();
            var lines = output().lines().toList();
            for (int i = linesRead; i < lines.size(); i++) {
                if (wanted.test(lines.get(i))) {
                    linesRead = i + 1;
                    return lines.get(i);
                }
            }
            if (ended || System.nanoTime() - giveUpAt > 0) {
                throw failure(ended ? "ended too early" : "did not say within " + limit + " what was waited for");
            }
            Thread.sleep(POLL);
        }
    }

    /**
     * Waits until it has ended by itself.
     *
     * @throws ChildFailure if it does not within {@code limit}, or with an exit code other than 0
     */
    public void awaitExit(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
            throw failure("did not end well within " + limit);
        }
    }

    /**
     * Does nothing while it runs.
     *
     * @throws ChildFailure if it has ended
     */
    public void mustBeAlive() {
        if (!process.isAlive()) {
            throw failure("ended too early");
        }
    }

    /** What it has written so far, to standard output and standard error. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns an exception that says what is wrong with it, and shows the end of its output. */
    public ChildFailure failure(String what) {
        var lines = output().lines().toList();
        var tail = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
        var state = process.isAlive() ? "running" : "exit code " + process.exitValue();
        return new ChildFailure("%s (%s) %s; the end of its output:%n  %s".formatted(name, state, what,
                String.join(System.lineSeparator() + "  ", tail)));
    }

    /** Ends it, by SIGTERM and after 20 s by SIGKILL; when this returns, it is gone. */
    public void stop() {
        terminate();
        awaitEnd();
    }

    /** Sends SIGKILL; when this returns, it is gone. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Whether it still runs. */
    public boolean alive() {
        return process.isAlive();
    }

    /** Sends SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** Waits until it has ended, and sends SIGKILL if that takes too long. Keeps an interrupt for later. */
    void awaitEnd() {
        boolean interrupted = false;
        try {
            if (process.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            interrupted = true;
        }
        process.destroyForcibly().onExit().join();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
