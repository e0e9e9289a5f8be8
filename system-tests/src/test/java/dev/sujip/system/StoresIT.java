package dev.sujip.system;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** Two workers write into a real S3 server of somebody else, and one is killed: all that was posted stands there once. */
class StoresIT {

    private static final int RECORDS = Integer.getInteger("sujip.count", 2_000);
    private static final int CLIENTS = 16;
    private static final String PREFIX = "elsewhere";
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @RegisterExtension
    final Children children = new Children();
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void holdEverythingOnce(ServerProgram server) throws Exception {
        var s3 = server.start(children, folder);
        var standalone = new StandaloneProcess(children, folder, "--standalone.worker.sink.group=own",
                "--standalone.worker.sink.objects.prefix=own");
        standalone.start();
        try (var bucket = new Bucket(s3)) {
            bucket.create(LIMIT);
            var one = worker(standalone, s3);
            worker(standalone, s3);
            var receipts = post(standalone, one);
            new Arrival(bucket, PREFIX).of(receipts, LIMIT);
            var verdict = ExactlyOnce.check(bucket.readAll(PREFIX), receipts);
            System.out.println(server + ": " + verdict);
            assertThat(verdict.faults()).isEmpty();
        }
    }

    private static List<Receipt> post(StandaloneProcess standalone, Child worker) {
        try (var posting = Posting.begin(standalone.upload(), RECORDS, CLIENTS)) {
            posting.awaitReceipts(RECORDS / 2, LIMIT);
            worker.kill();
            return posting.finish(LIMIT);
        }
    }

    private Child worker(StandaloneProcess standalone, URI s3) {
        return new WorkerProcess(children, folder, standalone.bootstrapServers(), s3, PREFIX,
                Map.of("sink.topic", "uploads")).child();
    }
}
