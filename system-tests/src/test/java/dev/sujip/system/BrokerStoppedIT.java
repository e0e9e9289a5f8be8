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
 * A broker that stands still is worse than one that is gone: connections stay open and nothing answers. Every request gets an honest answer in
 * time all the same, memory stays where it is, and all is well again once the broker goes on.
 */
class BrokerStoppedIT {

    private static final Duration STOPPED = Duration.ofSeconds(Integer.getInteger("sujip.count", 25));
    private static final int CLIENTS = 1_000;
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    /** Answers are given within the deadline; the machine may be slow to let clients read them. */
    private static final Duration ANSWER_LIMIT = DEADLINE.plusSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @RegisterExtension
    final Children children = new Children();
    @TempDir
    Path folder;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void answersEverybodyHonestlyWhileTheBrokerStandsStill() throws Exception {
        var standalone = new StandaloneProcess(children, folder);
        var broker = standalone.start();
        var service = new IngestProcess(children, folder, standalone.bootstrapServers(), List.of("-Xmx256m"),
                "--ingest.acknowledgement-timeout=" + DEADLINE.toSeconds() + "s");
        try (var crowd = new Crowd(service.address(), CLIENTS, ANSWER_LIMIT, PAUSE)) {
            await("records flow").atMost(LIMIT).until(() -> crowd.answered(200) > 5L * CLIENTS);
            broker.pause();
            try {
                TimeUnit.MILLISECONDS.sleep(STOPPED.toMillis());
            } finally {
                broker.goOn();
            }
            long before = crowd.answered(200);
            await("records flow again").atMost(LIMIT).until(() -> crowd.answered(200) > before + 5L * CLIENTS);
            check(crowd.goHome(), service, standalone);
        }
    }

    private static void check(List<Told> told, IngestProcess service, StandaloneProcess standalone) {
        var topic = new Topic(standalone.bootstrapServers()).readAll();
        long unknownButThere = told.stream().filter(each -> each.status() == 504 && topic.containsValue(each.record()))
                .limit(1_000).count();
        System.out.printf(
                "%,d requests %s, the longest took %.1f s; of those answered 504 with outcome unknown at least %d stand in the topic;"
                        + " the service's memory was at most %d MiB%n",
                told.size(), Crowd.byStatus(told),
                Crowd.longest(told).toMillis() / 1e3, unknownButThere, service.child().peakMemoryMiB());
        assertThat(told).extracting(Told::status).containsOnly(200, 503, 504);
        assertThat(told).filteredOn(each -> each.status() == 200)
                .allSatisfy(each -> assertThat(topic.get(each.position())).isEqualTo(each.record()));
        assertThat(told).filteredOn(each -> each.status() == 503)
                .allSatisfy(each -> assertThat(each.retryAfter()).matches("[1-9][0-9]*"));
        assertThat(told).filteredOn(each -> each.status() == 504)
                .allSatisfy(each -> assertThat(each.body()).contains("\"outcome\":\"unknown\"", "\"retryable\":true"));
        assertThat(service.child().out()).doesNotContain("OutOfMemory");
        assertThat(service.child().peakMemoryMiB()).isLessThan(512);
    }
}
