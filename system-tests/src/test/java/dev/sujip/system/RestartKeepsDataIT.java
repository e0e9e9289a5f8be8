package dev.sujip.system;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** A process that is asked to end does so cleanly and finds everything again; one that cannot start says why. */
class RestartKeepsDataIT {

    private static final int CLIENTS = 4;
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int BY_SIGTERM = 128 + 15;

    @RegisterExtension
    final Children children = new Children();
    @TempDir
    Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void keepsObjectsAndRecordsOverSigterm() {
        var standalone = new StandaloneProcess(children, folder);
        var process = standalone.start();
        var receipts = new ArrayList<>(post(standalone, 25));
        try (var bucket = new Bucket(standalone.s3())) {
            new Arrival(bucket, "uploads").of(receipts, LIMIT);
            // These are perhaps still on their way when the process is asked to end.
            receipts.addAll(post(standalone, 7));

            process.terminate();
            assertThat(process.awaitExit(LIMIT)).isIn(0, BY_SIGTERM);
            standalone.start();

            receipts.addAll(post(standalone, 25));
            new Arrival(bucket, "uploads").of(receipts, LIMIT);
            var verdict = ExactlyOnce.check(bucket.readAll("uploads"), receipts);
            System.out.println(verdict);
            assertThat(verdict.faults()).isEmpty();
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void namesThePortThatIsInUse() throws IOException {
        var standalone = new StandaloneProcess(children, folder);
        try (var _ = Ports.hold(standalone.httpPort())) {
            var process = standalone.launch();

            assertThat(process.awaitExit(LIMIT)).isNotZero();
            assertThat(process.err().lines()).singleElement().asString()
                    .contains("port " + standalone.httpPort());
        }
    }

    private static List<Receipt> post(StandaloneProcess standalone, int records) {
        try (var posting = Posting.begin(standalone.upload(), records, CLIENTS)) {
            return posting.finish(LIMIT);
        }
    }
}
