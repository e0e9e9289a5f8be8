package dev.sujip.system;

import dev.sujip.system.gateway.Fate;
import dev.sujip.system.gateway.Hold;
import dev.sujip.system.gateway.Hold.Moment;
import dev.sujip.system.gateway.Plan;
import dev.sujip.system.gateway.S3Gateway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Real workers are killed and paused at the worst moments, with real signals, and the broker is killed under them. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class WorkerFaultsIT {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(8);
    /** Of the worker that comes after: were its objects the same, nobody could tell who stored them. */
    private static final Map<String, String> OTHER_CUT = Map.of("sink.batch.max-records", "3");

    @RegisterExtension
    static final Children SHARED = Children.ofClass();
    @TempDir
    static Path sharedFolder;
    private static StandaloneProcess standalone;

    @RegisterExtension
    final Children children = new Children();
    @TempDir
    Path folder;

    /** Broker and store of all tests here; each has a topic of its own. */
    @BeforeAll
    static void start() {
        standalone = new StandaloneProcess(SHARED, sharedFolder);
        standalone.start();
    }

    @ParameterizedTest
    @EnumSource(names = {"HALFWAY", "AFTER"})
    void storesOnceWhatAWorkerHeldThatIsKilledAtThePut(Moment moment) {
        var name = "killed-" + moment.name().toLowerCase(Locale.ROOT);
        try (var gateway = gateway();
                var bucket = new Bucket(standalone.s3());
                var feed = new Feed(standalone.bootstrapServers(), name, 1)) {
            var first = worker(gateway.uri(), name, Map.of());
            var hold = killAtThePut(first, feed, gateway, moment);
            hold.abandon();
            assertThat(bucket.names(name)).filteredOn(StoredObject::isOfRecords)
                    .hasSize(gateway.answeredPuts(200) + (moment == Moment.AFTER ? 1 : 0));

            var second = worker(standalone.s3(), name, OTHER_CUT);
            check(bucket, name, feed);
            if (moment == Moment.AFTER) {
                assertThat(second.metric("sujip_sink_adoptions_total")).isPositive();
            }
        }
    }

    @Test
    void refusesThePutOfAKilledWorkerThatArrivesLate() {
        var name = "late";
        try (var gateway = gateway();
                var bucket = new Bucket(standalone.s3());
                var feed = new Feed(standalone.bootstrapServers(), name, 1)) {
            var first = worker(gateway.uri(), name, Map.of());
            var hold = killAtThePut(first, feed, gateway, Moment.BEFORE);

            worker(standalone.s3(), name, OTHER_CUT);
            new Arrival(bucket, name).of(feed.receipts(), LIMIT);
            hold.release();
            await("the late PUT is refused").atMost(LIMIT).until(() -> gateway.answeredPuts(412) == 1);
            check(bucket, name, feed);
        }
    }

    /** Its PUT is under way when it is stopped, and what it holds besides is old enough to be stored at once when it goes on. */
    @Test
    void aZombieStoresNothingAndComesBackAsAMember() {
        var name = "zombie";
        var settings = Map.of("spring.kafka.consumer.properties.max.poll.interval.ms",
                Long.toString(POLL_INTERVAL.toMillis()), "sink.revocation-timeout", "2s", "sink.batch.max-age", "5s");
        try (var gateway = gateway();
                var bucket = new Bucket(standalone.s3());
                var feed = new Feed(standalone.bootstrapServers(), name, 2)) {
            var zombie = worker(gateway.uri(), name, settings);
            var hold = holdThePut(feed, gateway, Moment.BEFORE);
            zombie.child().pause();
            long pausedAt = System.nanoTime();

            worker(standalone.s3(), name, OTHER_CUT);
            new Arrival(bucket, name).of(feed.receipts(), LIMIT);
            await("the zombie has not polled for too long").atMost(LIMIT)
                    .until(() -> System.nanoTime() - pausedAt > POLL_INTERVAL.plusSeconds(1).toNanos());
            int stored = gateway.answeredPuts(200); // its log may say so only when it goes on
            int refused = gateway.answeredPuts(412);
            hold.release();
            await("the zombie's PUT is refused").atMost(LIMIT)
                    .until(() -> gateway.answeredPuts(412) > refused);
            zombie.child().goOn();

            await("it is a member again").atMost(LIMIT)
                    .until(() -> count(zombie, "lost partitions=") > 0 && count(zombie, "reading partition=") > 2);
            assertThat(gateway.answeredPuts(200)).as("objects that the zombie stored").isEqualTo(stored);
            feed.send(40);
            check(bucket, name, feed);
            assertThat(gateway.answeredPuts(200)).as("objects of the member").isGreaterThan(stored);
        }
    }

    @Test
    void goesOnWhenItsBrokerIsKilledAndStartedAgain() {
        var name = "broker";
        var kafka = new StandaloneProcess(children, folder);
        var broker = kafka.start();
        try (var bucket = new Bucket(standalone.s3());
                var feed = new Feed(kafka.bootstrapServers(), name, 2)) {
            var worker = new WorkerProcess(children, folder, kafka.bootstrapServers(), standalone.s3(), name,
                    Map.of());
            feed.send(105);
            new Arrival(bucket, name).of(feed.receipts(), LIMIT);
            feed.send(1_000);
            broker.kill();
            kafka.start();
            feed.send(105);
            check(bucket, name, feed);
            await("it is ready").atMost(LIMIT).until(() -> worker.health("readiness").equals("UP"));
        }
    }

    /** Returns when the worker is dead and the PUT that it was about to make is held. */
    private static Hold killAtThePut(WorkerProcess worker, Feed feed, S3Gateway gateway, Moment moment) {
        var hold = holdThePut(feed, gateway, moment);
        worker.child().kill();
        return hold;
    }

    /** Returns when some objects are stored and the PUT of the next one is held. */
    private static Hold holdThePut(Feed feed, S3Gateway gateway, Moment moment) {
        feed.send(40);
        await("objects are stored").atMost(LIMIT).until(() -> gateway.answeredPuts(200) >= 4);
        var hold = new Hold(moment);
        gateway.follow(Plan.next(1, new Fate.Held(hold)));
        feed.send(55);
        hold.await(LIMIT);
        return hold;
    }

    /** All that was sent stands in the objects, once. */
    private static void check(Bucket bucket, String name, Feed feed) {
        new Arrival(bucket, name).of(feed.receipts(), LIMIT);
        var verdict = ExactlyOnce.check(bucket.readAll(name), feed.receipts());
        System.out.println(name + ": " + verdict);
        assertThat(verdict.faults()).isEmpty();
    }

    private static int count(WorkerProcess worker, String text) {
        return (int) Pattern.compile(Pattern.quote(text)).matcher(worker.child().out()).results().count();
    }

    private static S3Gateway gateway() {
        return new S3Gateway(standalone.s3(), Ports.free(1).getFirst());
    }

    private WorkerProcess worker(URI s3, String name, Map<String, String> settings) {
        return new WorkerProcess(children, folder, standalone.bootstrapServers(), s3, name, settings);
    }
}
