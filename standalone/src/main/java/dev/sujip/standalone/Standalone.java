package dev.sujip.standalone;

import dev.sujip.local.DataFolder;
import dev.sujip.local.FileSystemCheck;
import dev.sujip.local.KafkaBroker;
import dev.sujip.local.S3Endpoint;
import dev.sujip.local.StartupFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** The whole pipeline in this process. Closing it ends the services first and the broker last. */
final class Standalone implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Standalone.class);

    /** How long one part may take to end; whatever is cut short is mended at the next start. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int PARTITIONS = 6;

    private final Consumer<StartupFailure> giveUp;
    private final Deque<Part> started = new ArrayDeque<>();

    /**
     * Makes one that is not started yet.
     *
     * @param giveUp called, in any thread, when a part cannot go on; must end the process
     */
    Standalone(Consumer<StartupFailure> giveUp) {
        this.giveUp = giveUp;
    }

    /**
     * Starts everything, and returns when it can be used.
     *
     * @throws StartupFailure when a part cannot start; parts already started keep running until {@link #close()}
     */
    void start(StandaloneProperties properties) {
        var folder = keep("data folder", DataFolder.open(properties.folder()));
        FileSystemCheck.prove(folder.incoming(), folder.objects());
        var ports = properties.ports();
        FreePorts.check(ports.byName());
        var broker = keep("Kafka broker",
                KafkaBroker.start(folder.kafka(), ports.kafka(), ports.controller(), giveUp));
        broker.createTopic(Services.TOPIC, PARTITIONS);
        var s3 = keep("S3 endpoint", S3Endpoint.start(folder, ports.s3()));
        s3.createBucket(Services.BUCKET);
        var services = new Services(properties, broker, giveUp);
        keep("s3-sink-worker", services.worker(s3));
        keep("ingest-api", services.ingestApi());
    }

    /** Ends what was started, the last first, each part within fifteen seconds. */
    @Override
    public void close() {
        for (var part = next(); part != null; part = next()) {
            part.end(PATIENCE);
        }
    }

    private <T extends AutoCloseable> T keep(String name, T part) {
        synchronized (started) {
            started.push(new Part(name, part));
        }
        return part;
    }

    private @Nullable Part next() {
        synchronized (started) {
            return started.poll();
        }
    }

    /** Something that was started and must be ended. */
    private record Part(String name, AutoCloseable closeable) {

        /** Closes in a thread of its own, so that one part that hangs does not keep the others from ending. */
        void end(Duration patience) {
            var closing = Thread.ofPlatform().daemon().name("end-" + name).start(() -> {
                try {
                    closeable.close();
                } catch (Exception e) {
                    log.warn("part={} ended with: {}", name, StartupFailure.reason(e));
                }
            });
            try {
                if (!closing.join(patience)) {
                    log.warn("part={} did not end within {} s and is left behind", name, patience.toSeconds());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
