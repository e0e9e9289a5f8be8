package dev.sujip.sink.tools.archive;

import dev.sujip.sink.store.StoreException;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.Supplier;

/** Asks a store again that did not answer: of a million requests some fail, and one must not spoil the work of hours. */
public record Patience(int attempts, Duration firstWait) {

    /** What commands have. */
    public static final Patience DEFAULT = new Patience(5, Duration.ofMillis(200));

    /**
     * What {@code request} returns, once it does.
     *
     * @throws StoreException the last one, when all attempts failed
     */
    public <T extends @Nullable Object> T call(Supplier<T> request) {
        for (int attempt = 1;; attempt++) {
            try {
                return request.get();
            } catch (StoreException e) {
                if (attempt == attempts) {
                    throw e;
                }
                rest(attempt, e);
            }
        }
    }

    private void rest(int attempt, StoreException failure) {
        try {
            Thread.sleep(firstWait.multipliedBy(1L << (attempt - 1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
