package dev.sujip.ingest.http;

import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingMethod;

import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Every call on an event loop that may block its thread. They are written down and let through, so that the thread goes on as it would have
 * and nothing that swallows errors hides them. There can be one in a JVM. Two things it cannot see: a monitor that another thread holds,
 * and what is behind Logback, which writes to the console.
 */
final class BlockingCalls {

    private static final int FRAMES = 60;
    private static final String PRODUCER_MEMORY = "org.apache.kafka.clients.producer.internals.BufferPool.";
    private static final String BUFFER_MEMORY = "io.netty.buffer.AdaptivePoolingAllocator$";

    /**
     * The lock of Netty's allocator, which another event loop holds for some lines while a pool grows. And the lock around the free memory of Kafka's producer, which its other threads hold for some lines without input or output. Waiting
     * for memory goes through the same method, and is not among these: only the lock itself is, when it is taken or taken back.
     */
    private static final List<List<String>> ALLOWED = List.of(
            List.of("java.util.concurrent.locks.ReentrantLock.lock:", PRODUCER_MEMORY),
            List.of("java.util.concurrent.locks.AbstractQueuedSynchronizer.reacquire:",
                    "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject.await:", PRODUCER_MEMORY),
            List.of("java.util.concurrent.locks.StampedLock.writeLock:", BUFFER_MEMORY));

    private final Queue<String> seen = new ConcurrentLinkedQueue<>();

    /** Watches every event loop of this JVM from now on. */
    static BlockingCalls watched() {
        var calls = new BlockingCalls();
        BlockHound.builder()
                .loadIntegrations()
                // The files of java.nio; BlockHound knows those of java.io alone.
                .markAsBlocking("sun/nio/ch/UnixFileDispatcherImpl", "read0", "(Ljava/io/FileDescriptor;JI)I")
                .markAsBlocking("sun/nio/ch/UnixFileDispatcherImpl", "write0", "(Ljava/io/FileDescriptor;JI)I")
                .blockingMethodCallback(calls::note)
                .install();
        return calls;
    }

    /** Returns those since the last call of this method, each with the stack that led to it. */
    List<String> drain() {
        var drained = List.copyOf(seen);
        seen.removeAll(drained);
        return drained;
    }

    private void note(BlockingMethod method) {
        var stack = Arrays.stream(Thread.currentThread().getStackTrace()).limit(FRAMES)
                .map(frame -> frame.getClassName() + '.' + frame.getMethodName() + ':' + frame.getLineNumber())
                .toList();
        if (ALLOWED.stream().noneMatch(calls -> contains(stack, calls))) {
            seen.add(stack.stream().collect(Collectors.joining("\n    at ",
                    Thread.currentThread().getName() + ": " + method + "\n    at ", "\n")));
        }
    }

    /** Returns whether {@code calls}, the innermost first, stand in {@code stack} without another between. */
    private static boolean contains(List<String> stack, List<String> calls) {
        return IntStream.rangeClosed(0, stack.size() - calls.size()).anyMatch(
                start -> IntStream.range(0, calls.size()).allMatch(i -> stack.get(start + i).startsWith(calls.get(i))));
    }
}
