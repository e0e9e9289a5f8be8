package dev.sujip.system.gateway;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A place on a request's way where it stops until the test says how it goes on. It may hold several requests, and decides for all alike. */
public final class Hold {

    private final Moment moment;
    private final CompletableFuture<Request> arrived = new CompletableFuture<>();
    private final CompletableFuture<Boolean> goesOn = new CompletableFuture<>();

    /** @param moment where a request stops */
    public Hold(Moment moment) {
        this.moment = moment;
    }

    /** Where a request stops. */
    public enum Moment {
        /** Before anything of it has reached the store. */
        BEFORE,
        /** When the store has half of its body. */
        HALFWAY,
        /** When it has taken effect, before its sender is answered. */
        AFTER
    }

    /**
     * Waits until a request is held, and returns it; of several the first.
     *
     * @throws AssertionError when none came in time
     */
    public Request await(Duration limit) {
        try {
            return arrived.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("no request was held " + moment + " within " + limit, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a request", e);
        }
    }

    /** Lets it go on as if nothing had been. Its sender may be gone by then. */
    public void release() {
        goesOn.complete(true);
    }

    /** Ends its connections on both sides: what has not reached the store by now never will. */
    public void abandon() {
        goesOn.complete(false);
    }

    boolean isAt(Moment asked) {
        return moment == asked;
    }

    /** Stops here. Returns whether the request is to go on. */
    boolean stop(Request request) {
        arrived.complete(request);
        return goesOn.join();
    }
}
