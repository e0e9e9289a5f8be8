package dev.sujip.system;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One worker with a heap of 256 MiB reads as many partitions as others need a cluster for; a second one joins while records flow. */
class ManyPartitionsIT {

    private static final int PARTITIONS = Integer.getInteger("sujip.count", 200);
    private static final int RECORDS_OF_EACH = 250;
    /** Of a container with 512 MiB, what the heap does not take must be enough for all else. */
    private static final int MEMORY_MIB = 512;
    private static final int PER_SECOND = 1_000;
    private static final int FULL = 10;
    /** A rebalance of a moment leaves no time to store anything meanwhile. */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(2);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @RegisterExtension
    final Children children = new Children();
    @TempDir
    Path folder;

    private StandaloneProcess standalone;
    private OwnTopic topic;

    @BeforeEach
    void start() {
        standalone = new StandaloneProcess(children, folder);
        standalone.start();
        topic = new OwnTopic(standalone.bootstrapServers(), "many", PARTITIONS);
        topic.create();
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void storesAllOfThemWithinASmallHeap() {
        var receipts = Load.all(topic, PARTITIONS * RECORDS_OF_EACH, LIMIT);
        long begun = System.nanoTime();
        // Nothing comes after this, so the last object of each partition is stored because of its age.
        var worker = workers(Map.of("sink.batch.max-age", "3s")).start();
        topic.awaitStored(LIMIT);
        double took = (System.nanoTime() - begun) / 1e9;
        var verdict = verdict(receipts);
        System.out.printf(
                "%,d partitions, stored %.1f s after the worker was started; its memory was at most %d MiB%n%s%n",
                PARTITIONS, took, worker.peakMemoryMiB(), verdict);
        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.records()).isEqualTo(PARTITIONS * RECORDS_OF_EACH);
        assertThat(worker.peakMemoryMiB()).isLessThan(MEMORY_MIB);
        assertThat(worker.out() + worker.err()).doesNotContain("OutOfMemory");
    }

    /** Objects are cut by number alone, so one that is smaller was cut because its partition went away. */
    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void storesOnWhileASecondWorkerJoins() {
        var group = workers(Map.of("sink.batch.max-records", Integer.toString(FULL), "sink.batch.max-age", "1h"));
        try (var load = Load.begin(topic, PER_SECOND)) {
            var first = group.start();
            await("the first worker stores from every partition").atMost(LIMIT).pollInterval(LOOK_EVERY)
                    .until(() -> partitions(first).size() == PARTITIONS);
            var second = group.start();
            await("the second worker has stored from all that it was given").atMost(LIMIT).pollInterval(LOOK_EVERY)
                    .until(() -> RebalanceLog.isWhole(first.out())
                            && partitions(second).containsAll(RebalanceLog.parse(first.out()).revoked()));
            var receipts = load.finish(LIMIT);
            check(RebalanceLog.parse(first.out()), first);

            first.terminate();
            second.terminate();
            first.awaitExit(LIMIT);
            second.awaitExit(LIMIT);
            workers(Map.of("sink.batch.max-age", "1s")).start();
            topic.awaitStored(LIMIT);
            var verdict = verdict(receipts);
            System.out.println(verdict);
            assertThat(verdict.faults()).isEmpty();
        }
    }

    private static void check(RebalanceLog rebalance, Child first) {
        var partial = rebalance.ofRevoked().stream().filter(object -> object.records() < FULL).toList();
        System.out.printf(
                "the rebalance took %d ms and moved %d partitions; meanwhile the first worker stored %d objects of "
                        + "partitions that it kept, and %d of those that went, %d of them not full%n",
                rebalance.took().toMillis(), rebalance.revoked().size(), rebalance.ofKept().size(),
                rebalance.ofRevoked().size(), partial.size());
        assertThat(rebalance.revoked()).hasSizeBetween(PARTITIONS / 2 - 1, PARTITIONS / 2 + 1);
        if (rebalance.took().compareTo(LONG_ENOUGH) > 0) {
            assertThat(rebalance.ofKept()).as("objects of partitions that stay").isNotEmpty();
            assertThat(partial).as("objects that were cut because their partition went").isNotEmpty();
        }
        assertThat(first.out()).doesNotContain(" lost partitions=");
    }

    private static List<Integer> partitions(Child worker) {
        return RebalanceLog.stored(worker.out()).stream().map(RebalanceLog.Stored::partition).distinct().toList();
    }

    private ExactlyOnce.Verdict verdict(List<Receipt> receipts) {
        try (var bucket = new Bucket(standalone.s3())) {
            return ExactlyOnce.check(bucket.readAll(topic.name()), receipts);
        }
    }

    private Workers workers(Map<String, String> settings) {
        return new Workers(children, folder, topic, standalone.s3(), settings);
    }
}
