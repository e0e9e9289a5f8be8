package dev.sujip.bench.http.measure;

import dev.sujip.bench.broker.Broker;
import dev.sujip.bench.http.floor.BareServer;
import dev.sujip.bench.http.floor.ProducerLoop;
import dev.sujip.bench.http.workload.BenchmarkCase;
import dev.sujip.bench.process.Child;
import dev.sujip.bench.process.Children;
import dev.sujip.bench.process.Java;
import dev.sujip.bench.process.LoggedConfig;
import dev.sujip.local.FreePort;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the systems of one case, all with the same flags of the JVM and the same producer settings. */
final class Launch {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    /** What bears on speed, and does not bind a producer to one program. */
    private static final List<String> SHARED = List.of("acks", "batch.size", "buffer.memory", "compression.type",
            "enable.idempotence", "linger.ms", "max.in.flight.requests.per.connection",
            "partitioner.adaptive.partitioning.enable", "receive.buffer.bytes", "send.buffer.bytes");

    private final Children children;
    private final Setup setup;
    private final Broker broker;
    private final BenchmarkCase benchmarkCase;
    private final Wrk wrk;
    private final Java java;
    private @Nullable Child ingestApi;

    Launch(Children children, Setup setup, Broker broker, BenchmarkCase benchmarkCase, Wrk wrk) {
        this.children = children;
        this.setup = setup;
        this.broker = broker;
        this.benchmarkCase = benchmarkCase;
        this.wrk = wrk;
        this.java = Java.with("--enable-native-access=ALL-UNNAMED", "-Xms512m", "-Xmx512m", "-XX:+UseG1GC")
                .and(setup.jvm());
    }

    /** Starts a system. The floors take over the producer settings of an ingest-api that was started before and is up. */
    RunningSystem start(SystemName name) throws InterruptedException {
        return switch (name) {
            case SUJIP -> ingestApi(name, Access.open());
            case SUJIP_API_KEY -> ingestApi(name, Access.byApiKey(children.folder()));
            case REACTOR_NETTY -> bareServer();
            case PRODUCER_PERF -> producerLoop();
        };
    }

    private RunningSystem ingestApi(SystemName name, Access access) {
        var ports = FreePort.several(2);
        var arguments = new ArrayList<>(List.of("--server.address=127.0.0.1", "--server.port=" + ports[0],
                "--management.server.port=" + ports[1], "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--logging.level." + LoggedConfig.LOGGER + "=INFO"));
        arguments.addAll(access.arguments());
        setup.producer().forEach((key, value) -> arguments
                .add("--spring.kafka.producer.properties.%s=%s".formatted(key, value)));
        var process = children.start(name.id(), java.and(recording(name)).jar(setup.ingestApi(), arguments));
        ingestApi = process;
        return new HttpSystem(name, process, ports[0], access.headers(), wrk, benchmarkCase.connections());
    }

    private RunningSystem bareServer() throws InterruptedException {
        int port = FreePort.any();
        var arguments = new ArrayList<>(List.of(String.valueOf(port), Broker.TOPIC));
        arguments.addAll(producer());
        var process = children.start(SystemName.REACTOR_NETTY.id(), java.main(BareServer.class, arguments));
        process.awaitLine("ready"::equals, START_LIMIT);
        return new HttpSystem(SystemName.REACTOR_NETTY, process, port, Map.of(), wrk, benchmarkCase.connections());
    }

    private RunningSystem producerLoop() throws InterruptedException {
        var arguments = new ArrayList<>(List.of(Broker.TOPIC));
        arguments.addAll(producer());
        var process = children.start(SystemName.PRODUCER_PERF.id(), java.main(ProducerLoop.class, arguments));
        process.awaitLine("ready"::equals, START_LIMIT);
        return new LoopSystem(process);
    }

    private List<String> producer() {
        var settings = new ArrayList<>(List.of("bootstrap.servers=" + broker.bootstrapServers()));
        if (ingestApi == null) {
            settings.addAll(List.of("acks=all", "enable.idempotence=true"));
            setup.producer().forEach((key, value) -> settings.add(key + '=' + value));
        } else {
            settings.addAll(LoggedConfig.parse(ingestApi.output(), "ProducerConfig", SHARED));
        }
        return settings;
    }

    private List<String> recording(SystemName name) {
        return setup.recordings()
                .map(folder -> folder.resolve("%s-%s.jfr".formatted(name.id(), benchmarkCase.id())))
                .map(file -> List
                        .of("-XX:StartFlightRecording=filename=%s,settings=profile,dumponexit=true".formatted(file)))
                .orElse(List.of());
    }
}
