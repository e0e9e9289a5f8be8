package dev.sujip.system;

import dev.sujip.system.gateway.Plan;
import dev.sujip.system.gateway.S3Gateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Records flow while faults come in an order that a seed decides; the store fails all the time. When all is well again every record that was
 * acknowledged stands in the objects once. The same seed gives the same faults in the same order, though not at the same records.
 */
class SoakIT {

    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("sujip.count", 30));
    private static final long SEED = Long.getLong("sujip.seed", new Random().nextInt(1, 1_000_000));
    private static final double STORE_FAILS = 0.05;
    private static final int PARTITIONS = 12;
    private static final int PER_SECOND = 1_000;
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(8);
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @RegisterExtension
    final Children children = new Children();
    @TempDir
    Path folder;

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void losesAndRepeatsNothing() throws Exception {
        System.out.printf("seed %d; the same faults again: SUJIP_SEED=%1$d system-tests/run soak -n %d%n", SEED,
                LENGTH.toSeconds());
        var store = standalone("store");
        store.start();
        var broker = standalone("broker");
        var brokerProcess = broker.start();
        var topic = new OwnTopic(broker.bootstrapServers(), "soak", PARTITIONS);
        topic.create();
        var failures = new StoreFailures(STORE_FAILS, SEED);
        try (var gateway = new S3Gateway(store.s3(), Ports.free(1).getFirst());
                var load = Load.begin(topic, PER_SECOND);
                var bucket = new Bucket(store.s3())) {
            gateway.follow(failures);
            var workers = workers(topic, gateway.uri());
            var fleet = new Fleet(workers, POLL_INTERVAL.plusSeconds(2));
            var soak = new Soak(new SoakPlan(SEED), fleet, broker, brokerProcess, load, failures);
            soak.run(LENGTH);
            gateway.follow(Plan.allWell());
            var receipts = load.finish(LIMIT);
            topic.awaitStored(LIMIT);
            System.out.println(soak.summary());
            check(bucket.readAll(topic.name()), receipts);
            check(workers.command("verify", "--deep"));
        }
    }

    private static void check(List<StoredObject> objects, List<Receipt> receipts) {
        var verdict = ExactlyOnce.check(objects, receipts);
        System.out.printf("acknowledged %,d, stored %,d, %d lost, %d duplicated, in %,d objects%n", receipts.size(),
                verdict.records(), verdict.lost(), verdict.duplicated(), verdict.objects());
        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.records()).isEqualTo(receipts.size());

        var of = new ArrayList<>(objects);
        of.removeIf(object -> !StoredObject.isOfRecords(object.name()));
        Collection<StoredObject> withoutOne = of.subList(1, of.size());
        assertThat(ExactlyOnce.check(withoutOne, receipts).lost()).as("lost, had one object been lost").isPositive();
        of.add(of.getFirst());
        assertThat(ExactlyOnce.check(of, receipts).duplicated()).as("duplicated, had one stood twice").isPositive();
    }

    private static void check(Child verify) {
        int code = verify.awaitExit(LIMIT);
        System.out.print(verify.out());
        assertThat(code).as("exit code of verify").isZero();
    }

    private Workers workers(OwnTopic topic, URI s3) {
        var kafka = "spring.kafka.consumer.properties.";
        return new Workers(children, folder, topic, s3,
                Map.of("sink.batch.max-records", "200", "sink.batch.max-age", "1s", "sink.revocation-timeout", "5s",
                        kafka + "session.timeout.ms", "6000", kafka + "heartbeat.interval.ms", "1500",
                        kafka + "max.poll.interval.ms", Long.toString(POLL_INTERVAL.toMillis())));
    }

    private StandaloneProcess standalone(String name) throws IOException {
        return new StandaloneProcess(children, Files.createDirectory(folder.resolve(name)));
    }
}
