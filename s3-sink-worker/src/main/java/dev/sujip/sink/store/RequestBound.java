package dev.sujip.sink.store;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Lets so many requests be under way at once; the others wait for their turn, in order and without a limit of time. */
final class RequestBound {

    private final Semaphore turns;

    RequestBound(int requests) {
        this.turns = new Semaphore(requests, true);
    }

    /**
     * Makes the request when its turn has come.
     *
     * @throws StoreException if the thread is interrupted while it waits: nothing was sent then
     */
    <T extends @Nullable Object> T inTurn(Supplier<T> request) {
        try {
            turns.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("given up before it was sent", e);
        }
        try {
            return request.get();
        } finally {
            turns.release();
        }
    }
}
