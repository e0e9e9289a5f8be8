package dev.sujip.sink.tools.archive;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works on some items at once and gives the results in the order of the items. At most {@code window} items are under way or wait for
 * their turn, which bounds memory however many there are.
 */
public record Lookahead(int window) {

    /**
     * Puts each item through {@code work}, on other threads, and hands each result to {@code take}, on this one.
     *
     * @throws RuntimeException the first that {@code work} or {@code take} threw; the rest is given up then
     */
    public <T, R> void run(Iterator<T> items, Function<T, R> work, Consumer<R> take) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Deque<Future<R>> underWay = new ArrayDeque<>(window);
            try {
                while (items.hasNext() || !underWay.isEmpty()) {
                    while (items.hasNext() && underWay.size() < window) {
                        T item = items.next();
                        underWay.add(threads.submit(() -> work.apply(item)));
                    }
                    take.accept(result(underWay.remove()));
                }
            } finally {
                underWay.forEach(each -> each.cancel(true));
            }
        }
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
