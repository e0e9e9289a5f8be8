package dev.sujip.system;

import dev.sujip.system.Crowd.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * SIGTERM in the middle of load. The clients do what a load balancer makes them do: once the service says that it is not ready they open no
 * connection to it. Nobody is cut off without an answer, and what was acknowledged is there.
 */
class TerminatedUnderLoadIT {

    private static final int CLIENTS = 64;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    /** SIGTERM ends a JVM with 128 + 15, after its shutdown hooks. */
    private static final int TERMINATED = 143;

    @RegisterExtension
    final Children children = new Children();
    @TempDir
    Path folder;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void answersEveryRequestItHasTakenBeforeItEnds() throws Exception {
        var standalone = new StandaloneProcess(children, folder);
        standalone.start();
        var service = new IngestProcess(children, folder, standalone.bootstrapServers(), List.of("-Xmx256m"),
                "--ingest.shutdown-grace=3s");
        try (var crowd = new Crowd(service.address(), CLIENTS, Duration.ofSeconds(30), Duration.ZERO)) {
            await("records flow").atMost(LIMIT).until(() -> crowd.answered(200) > 20L * CLIENTS);
            service.child().terminate();
            await("it says that it is not ready").atMost(LIMIT).pollInterval(Duration.ofMillis(50))
                    .until(() -> !service.isReady());
            crowd.openNoMore();
            assertThat(service.child().awaitExit(LIMIT)).isEqualTo(TERMINATED);
            check(crowd.goHome(), standalone);
        }
    }

    private static void check(List<Told> told, StandaloneProcess standalone) {
        var topic = new Topic(standalone.bootstrapServers()).readAll();
        System.out.printf("%,d requests %s%n", told.size(), Crowd.byStatus(told));
        assertThat(told).filteredOn(each -> each.status() != 200).isEmpty();
        assertThat(told).allSatisfy(each -> assertThat(topic.get(each.position())).isEqualTo(each.record()));
        assertThat(topic).hasSize(told.size());
    }
}
