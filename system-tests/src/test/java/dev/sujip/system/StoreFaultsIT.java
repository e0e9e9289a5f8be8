package dev.sujip.system;

import dev.sujip.system.gateway.Fate;
import dev.sujip.system.gateway.Plan;
import dev.sujip.system.gateway.S3Gateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One real worker, whose way to the store fails in every way, one after the other. After each all that was ever sent stands there once. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class StoreFaultsIT {

    private static final String NAME = "troubled";
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(8);
    private static final int BUFFER = 128 << 10;
    /** What one poll may bring on top of it. */
    private static final int ONE_POLL = 100 * 500;
    /** Nobody dies here, so the session may be long: a slow machine must not look like a rebalance. */
    private static final Map<String, String> SETTINGS = Map.of("sink.store.timeout", "2s", "sink.revocation-timeout",
            "2s", "spring.kafka.consumer.properties.session.timeout.ms", "20000",
            "spring.kafka.consumer.properties.max.poll.interval.ms", Long.toString(POLL_INTERVAL.toMillis()));

    @RegisterExtension
    static final Children CHILDREN = Children.ofClass();
    @TempDir
    static Path folder;
    private static StandaloneProcess standalone;
    private static S3Gateway gateway;
    private static Bucket bucket;
    private static Feed feed;
    private static WorkerProcess worker;

    @BeforeAll
    static void start() {
        standalone = new StandaloneProcess(CHILDREN, folder);
        standalone.start();
        gateway = new S3Gateway(standalone.s3(), Ports.free(1).getFirst());
        bucket = new Bucket(standalone.s3());
        feed = new Feed(standalone.bootstrapServers(), NAME, 2);
        worker = worker(gateway, NAME, SETTINGS);
        feed.send(20);
        check(NAME, feed);
    }

    @AfterAll
    static void stop() {
        feed.close();
        bucket.close();
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "409|ConditionalRequestConflict|ConditionalRequestConflict",
            "500|InternalError|InternalError",
            "503|SlowDown|SlowDown",
            "403|ExpiredToken|the credentials have expired: give the worker new ones"})
    void sendsTheSameAgainWhenTheStoreRefuses(int status, String code, String said) {
        gateway.follow(Plan.next(3, new Fate.Refused(status, code)));
        feed.send(100);
        check(NAME, feed);

        assertThat(puts("http_" + status)).isEqualTo(3);
        assertThat(worker.child().out()).contains("store request failed partition=" + NAME).contains(said);
    }

    @Test
    void countsItsObjectAsStoredWhenOnlyTheAnswerWasLost() {
        double taken = puts("taken");
        gateway.follow(Plan.next(2, new Fate.AnswerLost()));
        feed.send(100);
        check(NAME, feed);

        assertThat(puts("taken")).isGreaterThan(taken);
        assertThat(worker.metric("sujip_sink_adoptions_total", NAME)).isZero();
    }

    @Test
    void goesOnWhenConnectionsAreTakenAgain() {
        double unreachable = puts("unreachable");
        gateway.goAway();
        feed.send(100);
        await("PUTs fail").atMost(LIMIT).until(() -> puts("unreachable") > unreachable + 3);
        gateway.comeBack();
        check(NAME, feed);
    }

    @Test
    void givesUpARequestThatIsNeverAnsweredAndSendsItAgain() {
        double timeouts = puts("timeout");
        gateway.follow(Plan.next(2, new Fate.Unanswered()));
        feed.send(100);
        check(NAME, feed);

        assertThat(puts("timeout")).isGreaterThanOrEqualTo(timeouts + 2);
    }

    /** It lasts longer than a member may go without polling, and the worker remains one. */
    @Test
    void stopsReadingWithinItsMemoryBoundWhileTheStoreIsAwayAndGoesOnByItself() {
        var name = "outage";
        var large = new HashMap<>(SETTINGS);
        large.putAll(Map.of("sink.batch.max-records", "100000", "sink.batch.max-age", "5s", "sink.buffer-max-bytes",
                BUFFER + "B", "spring.kafka.consumer.max-poll-records", "100"));
        try (var way = new S3Gateway(standalone.s3(), Ports.free(1).getFirst());
                var much = new Feed(standalone.bootstrapServers(), name, 2)) {
            var bounded = worker(way, name, large);
            much.send(20);
            check(name, much);
            way.goAway();
            much.send(6_000);
            awaitEndOfReading(bounded);
            assertThat(bounded.health("liveness")).isEqualTo("UP");
            way.comeBack();
            check(name, much);
            assertThat(bounded.child().out()).doesNotContain("lost partitions=");
        }
    }

    /** What is held stays as it is, and has never been more than the bound and one poll. */
    private static void awaitEndOfReading(WorkerProcess worker) {
        var before = new AtomicReference<>(0.0);
        await("reading has ended").atMost(LIMIT).during(POLL_INTERVAL.plusSeconds(2)).until(() -> {
            double held = buffered(worker);
            assertThat(held).isLessThan(BUFFER + ONE_POLL);
            return before.getAndSet(held) == held && held > 0;
        });
    }

    private static WorkerProcess worker(S3Gateway way, String name, Map<String, String> settings) {
        return new WorkerProcess(CHILDREN, folder, standalone.bootstrapServers(), way.uri(), name, settings);
    }

    private static double buffered(WorkerProcess worker) {
        return worker.metric("sujip_sink_buffered_bytes");
    }

    private static double puts(String outcome) {
        return worker.metric("sujip_sink_store_requests_seconds_count", "operation=\"put\"",
                "outcome=\"" + outcome + "\"");
    }

    /** All that was sent stands in the objects, once. */
    private static void check(String name, Feed feed) {
        new Arrival(bucket, name).of(feed.receipts(), LIMIT);
        var verdict = ExactlyOnce.check(bucket.readAll(name), feed.receipts());
        System.out.println(name + ": " + verdict);
        assertThat(verdict.faults()).isEmpty();
    }
}
