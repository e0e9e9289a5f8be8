package dev.sujip.ingest.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The grace between "not ready" and the end: requests are still served, but each answer asks its client to close the connection, so that
 * clients and load balancers have gone elsewhere before the server stops listening. It comes before everything else that stops, the
 * management port with its readiness probe among them.
 */
final class Draining implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Draining.class);

    private final Duration grace;
    private volatile boolean running;
    private volatile boolean begun;

    Draining(Duration grace) {
        this.grace = grace;
    }

    /** Returns whether connections are to be closed after their next answer. */
    boolean begun() {
        return begun;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    @Override
    public void start() {
        begun = false;
        running = true;
    }

    @Override
    public void stop(Runnable callback) {
        begun = true;
        running = false;
        log.info("shutdown=draining grace_ms={}", grace.toMillis());
        CompletableFuture.delayedExecutor(grace.toMillis(), TimeUnit.MILLISECONDS).execute(callback);
    }

    @Override
    public void stop() {
        begun = true;
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
