package dev.sujip.bench.sink.measure;

import dev.sujip.bench.broker.Broker;
import dev.sujip.bench.process.Child;
import dev.sujip.bench.process.ProcessUsage;
import dev.sujip.bench.sink.store.S3Server;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A system that reads the topic to its end. Time counts from when the group has given it all partitions, seen from outside, until the
 * group's positions are those of the topic's end: what a JVM needs to start is left out, all that reading and storing takes is in.
 */
final class Drain {

    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration WORST_MOMENT_LIMIT = Duration.ofSeconds(3);
    private static final Duration STANDSTILL_LIMIT = Duration.ofMinutes(2);

    private final Launch launch;
    private final Broker broker;
    private final S3Server s3;
    private final Turn turn;
    private final int records;
    private final GroupProgress progress;
    private final LongSupplier storedObjects;
    private Child process;
    private long killedMicros;
    private double startSeconds;

    /** Starts the system. {@code storedObjects} tells how many objects of records stand in its folder. */
    Drain(Launch launch, Broker broker, S3Server s3, Turn turn, int records, GroupProgress progress,
            LongSupplier storedObjects) {
        this.launch = launch;
        this.broker = broker;
        this.s3 = s3;
        this.turn = turn;
        this.records = records;
        this.progress = progress;
        this.storedObjects = storedObjects;
        this.process = launch.start(turn);
    }

    /**
     * Waits for its end and ends the process. What is stored is not looked at.
     *
     * @param kill whether it is killed in the middle and started again
     * @throws dev.sujip.bench.process.ChildFailure if it ends too early or stands still
     * @throws NotMeasurable                        if the worker refuses its settings
     */
    Round run(boolean kill) throws InterruptedException, NotMeasurable {
        try {
            awaitAssigned();
            var before = usage();
            long begin = System.nanoTime();
            if (kill) {
                killInTheMiddle();
            }
            awaitCommitted(records);
            double seconds = (System.nanoTime() - begin) / 1e9;
            var usage = usage().since(before);
            learn();
            return new Round(records, startSeconds, seconds, usage,
                    ProcessUsage.of(process.pid()).peakResidentBytes(), Optional.empty());
        } finally {
            process.stop();
        }
    }

    /** Starts it again at once; its group waits until the one that was killed has been missed. */
    private void killInTheMiddle() throws InterruptedException {
        awaitCommitted(records / 2);
        awaitUncommittedObject();
        killedMicros = ProcessUsage.of(process.pid()).cpuMicros();
        process.kill();
        process = launch.start(turn);
    }

    private void awaitAssigned() throws InterruptedException, NotMeasurable {
        long begin = System.nanoTime();
        while (progress.assigned() < Broker.PARTITIONS) {
            mustBeWilling();
            if (System.nanoTime() - begin > START_LIMIT.toNanos()) {
                throw process.failure("was not given all partitions within " + START_LIMIT);
            }
            Thread.sleep(POLL);
        }
        startSeconds = (System.nanoTime() - begin) / 1e9;
    }

    /** A worker that does not know a compression or its level names the setting and ends. */
    private void mustBeWilling() throws NotMeasurable {
        if (!process.alive()) {
            var refusal = process.output().lines().filter(line -> line.contains("sink.objects.compression"))
                    .findFirst();
            if (refusal.isPresent()) {
                throw new NotMeasurable("it refuses: " + refusal.get().strip());
            }
            process.mustBeAlive();
        }
    }

    /** The worst moment for a kill: an object stands in the store, and the group does not know. Does not insist on it. */
    private void awaitUncommittedObject() throws InterruptedException {
        long giveUpAt = System.nanoTime() + WORST_MOMENT_LIMIT.toNanos();
        while (System.nanoTime() - giveUpAt < 0) {
            // In this order, so that what is committed meanwhile does not count.
            long stored = storedObjects.getAsLong() * Setup.OBJECT_RECORDS;
            if (stored > progress.committed()) {
                return;
            }
        }
    }

    private void awaitCommitted(long wanted) throws InterruptedException {
        long last = -1;
        long lastAt = System.nanoTime();
        while (last < wanted) {
            long now = progress.committed();
            if (now > last) {
                last = now;
                lastAt = System.nanoTime();
            }
            process.mustBeAlive();
            if (System.nanoTime() - lastAt > STANDSTILL_LIMIT.toNanos()) {
                throw process.failure("has stood still at %,d of %,d records for %s".formatted(last, records,
                        STANDSTILL_LIMIT));
            }
            Thread.sleep(POLL);
        }
    }

    private void learn() {
        if (turn.system() == SystemName.SUJIP) {
            launch.learnFrom(process);
        }
    }

    private Usage usage() {
        return Usage.now(process, killedMicros, broker.process(), s3.process());
    }
}
