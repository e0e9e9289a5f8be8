package dev.sujip.sink.store;

import dev.sujip.sink.store.ObjectStore.PutResult;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Finds out whether the store keeps writers apart that come at the same moment: some PUT one fresh name at once, and one of them may be told
 * that it stored. It leaves small objects behind in {@code <prefix>/_probe/}, so one worker a day does it for all; an object says that it did.
 */
final class ConditionProbe {

    private static final int WRITERS = 16;
    private static final int ROUNDS = 4;

    private final ObjectStore store;
    private final String prefix;
    private final InstantSource clock;

    ConditionProbe(ObjectStore store, String prefix, InstantSource clock) {
        this.store = store;
        this.prefix = prefix;
        this.clock = clock;
    }

    /**
     * Lets writers race, unless the store has passed today.
     *
     * @return what the store did wrong; empty if it did nothing wrong, which does not prove that it never will
     * @throws StoreException if the store refused, failed or did not answer
     */
    Optional<String> fault() {
        String folder = PrefixManifest.probesOf(prefix) + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + "/";
        String passed = folder + "passed";
        if (store.head(passed) != null) {
            return Optional.empty();
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                Optional<String> fault = race(folder + UUID.randomUUID(), threads);
                if (fault.isPresent()) {
                    return fault;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("given up while probing the store", e);
        }
        store.putIfAbsent(passed, new byte[0], Map.of());
        return Optional.empty();
    }

    private Optional<String> race(String name, ExecutorService threads) throws InterruptedException {
        var start = new CyclicBarrier(WRITERS);
        List<Callable<PutResult>> writers = IntStream.range(0, WRITERS)
                .<Callable<PutResult>>mapToObj(writer -> () -> {
                    start.await();
                    return store.putIfAbsent(name, contentBy(writer), Map.of());
                })
                .toList();
        List<Future<PutResult>> results = threads.invokeAll(writers);
        List<Integer> winners = IntStream.range(0, WRITERS).boxed()
                .filter(writer -> answer(results.get(writer)) == PutResult.STORED)
                .toList();
        return switch (winners.size()) {
            case 0 -> nobodyKnows(results);
            case 1 -> judge(name, winners.getFirst());
            default ->
                Optional.of(("the store told %d of %d writers that came at the same moment that each had stored %s, "
                        + "although the PUT said If-None-Match: *").formatted(winners.size(), WRITERS, name));
        };
    }

    /** A writer that was refused or not answered, as AWS refuses some of many at once (409), has not won. */
    private static Object answer(Future<PutResult> result) {
        return result.state() == Future.State.SUCCESS ? result.resultNow() : result.exceptionNow();
    }

    /** Where somebody was told that the name is taken, the winner's answer was lost. */
    private static Optional<String> nobodyKnows(List<Future<PutResult>> results) {
        for (Future<PutResult> result : results) {
            if (answer(result) == PutResult.TAKEN) {
                return Optional.empty();
            }
        }
        Throwable why = results.getFirst().exceptionNow();
        throw why instanceof StoreException failed ? failed : new IllegalStateException(why);
    }

    private Optional<String> judge(String name, int winner) {
        byte[] there = store.get(name);
        if (there == null || !Arrays.equals(there, contentBy(winner))) {
            return Optional.of("the store told one writer that it had stored %s, and does not hold what that one sent"
                    .formatted(name));
        }
        return Optional.empty();
    }

    private static byte[] contentBy(int writer) {
        return ("start-up probe, writer " + writer + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
