package dev.sujip.system;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** 16 clients post while everything is killed twice and started again: what was acknowledged stands in the objects exactly once. */
class SigkillTwiceIT {

    private static final int RECORDS = Integer.getInteger("sujip.count", 2_000);
    private static final int CLIENTS = 16;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @RegisterExtension
    final Children children = new Children();
    @TempDir
    Path folder;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void keepsEveryReceiptOverTwoKills() {
        var standalone = new StandaloneProcess(children, folder);
        var process = standalone.start();
        try (var posting = Posting.begin(standalone.upload(), RECORDS, CLIENTS)) {
            for (int kill = 1; kill <= 2; kill++) {
                posting.awaitReceipts(RECORDS * kill / 3, LIMIT);
                process.kill();
                assertThat(posting.outstanding()).as("records that wait while the process is killed").isPositive();
                process = standalone.start();
            }
            var receipts = posting.finish(LIMIT);
            System.out.printf("all acknowledged, %d requests sent again%n", posting.retries());
            try (var bucket = new Bucket(standalone.s3())) {
                new Arrival(bucket, "uploads").of(receipts, LIMIT);
                var verdict = ExactlyOnce.check(bucket.readAll("uploads"), receipts);
                System.out.println(verdict);
                assertThat(verdict.faults()).isEmpty();
                assertThat(verdict.receipts()).isEqualTo(RECORDS);
            }
        }
    }
}
