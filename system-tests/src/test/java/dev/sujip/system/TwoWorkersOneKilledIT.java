package dev.sujip.system;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two workers share a topic, and one is killed while records flow: the other takes over, and nothing is lost or stored twice. */
class TwoWorkersOneKilledIT {

    private static final int RECORDS = Integer.getInteger("sujip.count", 2_000);
    private static final int CLIENTS = 16;
    private static final int FEW = 60;
    private static final String PREFIX = "shared";
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @RegisterExtension
    final Children children = new Children();
    @TempDir
    Path folder;

    @Test
    @Timeout(value = 12, unit = TimeUnit.MINUTES)
    void storesEverythingOnceWhenOneOfTwoIsKilled() {
        // Its own worker reads the same topic for another group and prefix, and so does not touch what this is about.
        var standalone = new StandaloneProcess(children, folder, "--standalone.worker.sink.group=own",
                "--standalone.worker.sink.objects.prefix=own");
        standalone.start();
        var one = worker(standalone);
        worker(standalone);
        try (var bucket = new Bucket(standalone.s3())) {
            var receipts = new ArrayList<Receipt>();
            await("both workers have stored something").atMost(LIMIT).until(() -> {
                receipts.addAll(post(standalone, FEW));
                return writers(bucket) == 2;
            });
            receipts.addAll(postWhileKilling(standalone, one));
            new Arrival(bucket, PREFIX).of(receipts, LIMIT);
            var verdict = ExactlyOnce.check(bucket.readAll(PREFIX), receipts);
            System.out.println(verdict);
            assertThat(verdict.faults()).isEmpty();
        }
    }

    private static List<Receipt> post(StandaloneProcess standalone, int records) {
        try (var posting = Posting.begin(standalone.upload(), records, CLIENTS)) {
            return posting.finish(LIMIT);
        }
    }

    private static List<Receipt> postWhileKilling(StandaloneProcess standalone, Child worker) {
        try (var posting = Posting.begin(standalone.upload(), RECORDS, CLIENTS)) {
            posting.awaitReceipts(RECORDS / 2, LIMIT);
            worker.kill();
            assertThat(posting.outstanding()).as("records that flow while the worker is killed").isPositive();
            return posting.finish(LIMIT);
        }
    }

    private Child worker(StandaloneProcess standalone) {
        return new WorkerProcess(children, folder, standalone.bootstrapServers(), standalone.s3(), PREFIX,
                Map.of("sink.topic", "uploads")).child();
    }

    /** How many workers have stored objects: each names its life in what it stores. */
    private static int writers(Bucket bucket) {
        return bucket.readAll(PREFIX).stream().map(object -> object.metadata().get("writer"))
                .filter(Objects::nonNull).collect(Collectors.toSet()).size();
    }
}
