package dev.sujip.ingest.security;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does one thing again and again, in a thread of its own, until it is closed. */
final class BackgroundTask implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BackgroundTask.class);

    private final String name;
    private final Runnable task;
    private final ScheduledExecutorService executor;

    private BackgroundTask(String name, Runnable task) {
        this.name = name;
        this.task = task;
        this.executor = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name(name).daemon().factory());
    }

    /** Returns the task, done for the first time after {@code pause}, and then with that pause between two times. */
    static BackgroundTask every(Duration pause, String name, Runnable task) {
        var background = new BackgroundTask(name, task);
        var _ = background.executor.scheduleWithFixedDelay(background::run, pause.toMillis(), pause.toMillis(),
                TimeUnit.MILLISECONDS);
        return background;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private void run() {
        try {
            task.run();
        } catch (RuntimeException e) {
            // An executor would silently end the schedule.
            log.error("task={} failed", name, e);
        }
    }
}
