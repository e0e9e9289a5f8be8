package dev.sujip.sink.consume;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Calls the store without making the loop wait: each call on a virtual thread, its answer kept until the loop asks for it. */
final class StoreCalls implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Runnable> answers = new LinkedBlockingQueue<>();
    private int outstanding;

    /** Makes the call. Later, on the thread that asks for answers, one of the two is told what came of it. */
    <T extends @Nullable Object> void make(Supplier<T> call, Consumer<T> onAnswer, Consumer<Throwable> onFailure) {
        outstanding++;
        threads.execute(() -> {
            Runnable answer;
            try {
                T result = call.get();
                answer = () -> onAnswer.accept(result);
            } catch (Throwable e) { // whatever it is, somebody waits for word of it
                answer = () -> onFailure.accept(e);
            }
            answers.add(answer);
        });
    }

    /** Hands out all answers that are there. */
    void deliver() {
        Runnable answer = answers.poll();
        while (answer != null) {
            deliver(answer);
            answer = answers.poll();
        }
    }

    /** Hands out the answers that are there, after waiting for the first of them for at most {@code limit}. */
    void await(Duration limit) throws InterruptedException {
        Runnable answer = answers.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
        if (answer != null) {
            deliver(answer);
            deliver();
        }
    }

    boolean anyOutstanding() {
        return outstanding > 0;
    }

    /** Gives up the calls that are under way. Of a PUT nobody then knows whether it took effect, which does no harm. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void deliver(Runnable answer) {
        outstanding--;
        answer.run();
    }
}
