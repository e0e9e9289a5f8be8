package dev.sujip.local;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.toMap;

/** A Kafka broker that is its own controller, with its log in a folder. */
public final class KafkaBroker implements AutoCloseable {

    private static final Duration LEADER_PATIENCE = Duration.ofSeconds(30);
    private static final Duration LEADER_POLL = Duration.ofMillis(20);

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private KafkaBroker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts on the log that the folder holds, or on a new one where it is empty.
     *
     * @param folder where the log is kept
     * @param port for clients, on the loopback address
     * @param controllerPort for the broker itself, on the loopback address
     * @param giveUp called, in any thread, when Kafka cannot go on with its log, now or later; must end the process
     * @throws StartupFailure when the folder holds something that cannot be read as a log
     */
    public static KafkaBroker start(Path folder, int port, int controllerPort, Consumer<StartupFailure> giveUp) {
        return start(folder, port, controllerPort, Map.of(), giveUp);
    }

    /**
     * Starts as {@link #start(Path, int, int, Consumer)} does, with settings of its own: listeners, security, limits.
     *
     * @param more properties of a Kafka broker, added to those that this class chooses or in their place; there must be a listener without
     *             security on {@code port} all the same
     */
    public static KafkaBroker start(Path folder, int port, int controllerPort, Map<String, String> more,
            Consumer<StartupFailure> giveUp) {
        KafkaStorage.prepare(folder, BrokerSettings.NODE_ID);
        var settings = BrokerSettings.of(folder, port, controllerPort, more);
        try (var errors = KafkaErrors.hold()) {
            endWith(failure -> giveUp.accept(KafkaStorage.unusable(folder, errors.causeOf(failure), failure)));
            try {
                var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
                server.startup();
                return new KafkaBroker(server, "127.0.0.1:" + port);
            } catch (RuntimeException e) {
                throw KafkaStorage.unusable(folder, errors.causeOf(e), e);
            }
        }
    }

    /** Kafka ends its whole process where it cannot go on, from whatever thread sees it first. */
    private static void endWith(Consumer<Throwable> end) {
        Exit.Procedure procedure = (status, message) -> end
                .accept(new IllegalStateException(message == null ? "its log above says why" : message));
        Exit.setExitProcedure(procedure);
        Exit.setHaltProcedure(procedure);
    }

    /** Where clients connect, as {@code host:port}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /**
     * Makes a topic where it is absent; one that exists stays as it is. Returns when it can be written: a producer that is told once that a
     * new partition has no leader yet may never get its first batch in, if its second one was taken.
     *
     * @throws StartupFailure when the broker refuses
     */
    public void createTopic(String name, int partitions) {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            create(admin, new NewTopic(name, Optional.of(partitions), Optional.empty()));
            var everyPartition = IntStream.range(0, partitions).boxed()
                    .collect(toMap(partition -> new TopicPartition(name, partition), _ -> OffsetSpec.latest()));
            awaitLeaders(admin, everyPartition);
        } catch (ExecutionException e) {
            throw new StartupFailure("Kafka did not make the topic %s: %s".formatted(name, StartupFailure.reason(e)),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupFailure("interrupted while making the topic " + name, e);
        }
    }

    private static void create(Admin admin, NewTopic topic) throws ExecutionException, InterruptedException {
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** The broker hears of a new topic a moment after the controller has answered. */
    private static void awaitLeaders(Admin admin, Map<TopicPartition, OffsetSpec> partitions)
            throws ExecutionException, InterruptedException {
        long giveUpAt = System.nanoTime() + LEADER_PATIENCE.toNanos();
        while (true) {
            try {
                admin.listOffsets(partitions).all().get();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() - giveUpAt > 0) {
                    throw e;
                }
                Thread.sleep(LEADER_POLL);
            }
        }
    }

    /** Closes the log cleanly. What was acknowledged before is kept even where this never runs. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
