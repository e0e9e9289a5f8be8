package dev.sujip.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import static java.util.Map.entry;

/** What makes a Kafka broker one that stands alone, starts fast and stays on this machine. */
final class BrokerSettings {

    static final int NODE_ID = 1;

    private BrokerSettings() {}

    /**
     * Returns the broker's properties; everything that is not named here has Kafka's default.
     *
     * @param more what is added to them, or stands in their place
     */
    static Map<String, String> of(Path folder, int port, int controllerPort, Map<String, String> more) {
        var settings = new HashMap<>(of(folder, port, controllerPort));
        settings.putAll(more);
        return settings;
    }

    private static Map<String, String> of(Path folder, int port, int controllerPort) {
        return Map.ofEntries(
                entry("process.roles", "broker,controller"),
                entry("node.id", String.valueOf(NODE_ID)),
                // A fixed voter instead of one kept in the log, so that the port may change from one start to the next.
                entry("controller.quorum.voters", "%d@127.0.0.1:%d".formatted(NODE_ID, controllerPort)),
                entry("controller.listener.names", "CONTROLLER"),
                entry("listeners",
                        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort)),
                entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                entry("log.dirs", folder.toString()),
                entry("auto.create.topics.enable", "false"),
                // One broker keeps one copy of everything.
                entry("offsets.topic.replication.factor", "1"),
                entry("transaction.state.log.replication.factor", "1"),
                entry("transaction.state.log.min.isr", "1"),
                entry("share.coordinator.state.topic.replication.factor", "1"),
                entry("share.coordinator.state.topic.min.isr", "1"),
                // One partition instead of fifty: less to make at the first start and to read at every later one.
                entry("offsets.topic.num.partitions", "1"),
                entry("transaction.state.log.num.partitions", "1"),
                // Nobody else will join, so nobody is waited for.
                entry("group.initial.rebalance.delay.ms", "0"),
                // After a kill the controller first waits for the broker's former life to time out: 9 s by default.
                entry("broker.session.timeout.ms", "3000"),
                entry("broker.heartbeat.interval.ms", "500"),
                // 128 MiB by default, for topics a thousand times larger.
                entry("log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20)));
    }
}
