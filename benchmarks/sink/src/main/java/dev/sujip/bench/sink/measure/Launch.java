package dev.sujip.bench.sink.measure;

import dev.sujip.bench.broker.Broker;
import dev.sujip.bench.process.Child;
import dev.sujip.bench.process.Children;
import dev.sujip.bench.process.Java;
import dev.sujip.bench.process.LoggedConfig;
import dev.sujip.bench.sink.floor.BareConsumer;
import dev.sujip.bench.sink.floor.UnguardedLoop;
import dev.sujip.bench.sink.store.S3Server;
import dev.sujip.bench.sink.workload.Compression;
import dev.sujip.bench.sink.workload.LineFormat;
import dev.sujip.local.FreePort;

import java.util.ArrayList;
import java.util.List;

/** Starts systems, all with the same flags of the JVM and the same consumer settings. */
final class Launch {

    /** What bears on speed, and does not bind a consumer to one program. */
    private static final List<String> SHARED = List.of("check.crcs", "fetch.max.bytes", "fetch.max.wait.ms",
            "fetch.min.bytes", "isolation.level", "max.partition.fetch.bytes", "max.poll.records",
            "receive.buffer.bytes", "send.buffer.bytes");

    /** The worker's setting of what a line holds. */
    static final String FORMAT = "sink.objects.format";

    private static final String LEVEL = "sink.objects.compression-level";

    private final Children children;
    private final Setup setup;
    private final Broker broker;
    private final S3Server s3;
    private final Java java;
    private List<String> consumer = List.of();
    private int started;

    Launch(Children children, Setup setup, Broker broker, S3Server s3) {
        this.children = children;
        this.setup = setup;
        this.broker = broker;
        this.s3 = s3;
        this.java = Java.with("--enable-native-access=ALL-UNNAMED").and(setup.jvm());
    }

    /** Starts a system. */
    Child start(Turn turn) {
        var command = switch (turn.system()) {
            case SUJIP -> worker(turn);
            case UNGUARDED_LOOP -> java.main(UnguardedLoop.class, unguardedLoop(turn));
            case BARE_CONSUMER -> java.main(BareConsumer.class, bareConsumer(turn));
        };
        return children.start("%s-%d".formatted(turn.name(), ++started), command, s3.environment());
    }

    /** Lets the floors read as this worker does, which must have read by now. */
    void learnFrom(Child worker) {
        consumer = LoggedConfig.parse(worker.output(), "ConsumerConfig", SHARED);
    }

    private List<String> worker(Turn turn) {
        var arguments = new ArrayList<>(List.of("--server.port=" + FreePort.any(),
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--logging.level." + LoggedConfig.LOGGER + "=INFO",
                "--sink.topic=" + Broker.TOPIC, "--sink.group=" + turn.name(),
                "--sink.batch.max-records=" + Setup.OBJECT_RECORDS,
                "--sink.objects.prefix=" + turn.name(),
                "--sink.objects.compression=" + turn.compression().id(),
                "--sink.store.endpoint=" + s3.endpoint(), "--sink.store.path-style=true",
                "--sink.store.bucket=" + s3.bucket()));
        if (setup.format() != LineFormat.ENVELOPE) {
            arguments.add("--%s=%s".formatted(FORMAT, setup.format().id()));
        }
        if (turn.compression() != Compression.NONE) {
            setup.level().ifPresent(level -> arguments.add("--%s=%d".formatted(LEVEL, level)));
        }
        setup.settings().forEach((name, value) -> arguments.add("--%s=%s".formatted(name, value)));
        return java.and(recording(turn)).jar(setup.worker(), arguments);
    }

    private List<String> unguardedLoop(Turn turn) {
        var compression = turn.compression();
        var arguments = new ArrayList<>(List.of(Broker.TOPIC, s3.endpoint().toString(), s3.bucket(), turn.name(),
                setup.format().id(), compression.id(),
                String.valueOf(setup.level().orElse(compression.usualLevel())),
                String.valueOf(Setup.OBJECT_RECORDS)));
        arguments.addAll(consumer(turn));
        return arguments;
    }

    private List<String> bareConsumer(Turn turn) {
        var arguments = new ArrayList<>(List.of(Broker.TOPIC));
        arguments.addAll(consumer(turn));
        return arguments;
    }

    private List<String> consumer(Turn turn) {
        var settings = new ArrayList<>(List.of("bootstrap.servers=" + broker.bootstrapServers(),
                "group.id=" + turn.name(), "session.timeout.ms=15000"));
        settings.addAll(consumer);
        return settings;
    }

    private List<String> recording(Turn turn) {
        return setup.recordings().map(folder -> folder.resolve(turn.name() + ".jfr"))
                .map(file -> List
                        .of("-XX:StartFlightRecording=filename=%s,settings=profile,dumponexit=true".formatted(file)))
                .orElse(List.of());
    }
}
