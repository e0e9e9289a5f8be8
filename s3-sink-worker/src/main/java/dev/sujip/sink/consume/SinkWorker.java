package dev.sujip.sink.consume;

import dev.sujip.sink.batch.LogPartition;
import dev.sujip.sink.batch.ObjectNaming;
import dev.sujip.sink.batch.PartitionChain;
import dev.sujip.sink.commit.Commits;
import dev.sujip.sink.commit.StartPosition;
import dev.sujip.sink.store.ObjectStore;
import dev.sujip.sink.store.PrefixManifest;
import dev.sujip.sink.store.SinkRefusal;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The worker's one thread, from the start of the application to its end. If it cannot go on, the application is told that it is broken
 * ({@link LivenessState#BROKEN}).
 */
public final class SinkWorker implements SmartLifecycle, ApplicationListener<ApplicationReadyEvent> {

    private static final Logger log = LoggerFactory.getLogger(SinkWorker.class);
    private static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(10);

    private final SinkPlan plan;
    private final ObjectStore store;
    private final Prologue prologue;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Supplier<Admin> admins;
    private final MeterRegistry meters;
    private final SinkMetrics metrics;
    private final SinkStatus status;
    private final ApplicationContext application;
    private final CountDownLatch stop = new CountDownLatch(1);
    private @Nullable Thread thread;

    /**
     * A worker that does nothing before it is started.
     *
     * @param acceptAtLeastOnce whether to run on a store that does not honour the condition of a PUT
     */
    public SinkWorker(SinkPlan plan, ObjectStore store, PrefixManifest manifest, boolean acceptAtLeastOnce,
            Supplier<Consumer<byte[], byte[]>> consumers, Supplier<Admin> admins, MeterRegistry meters,
            SinkStatus status, ApplicationContext application) {
        this.plan = plan;
        this.store = store;
        this.prologue = new Prologue(manifest, acceptAtLeastOnce, plan.needsStableFirstRecords());
        this.consumers = consumers;
        this.admins = admins;
        this.meters = meters;
        this.metrics = new SinkMetrics(meters, plan.topic());
        this.status = status;
        this.application = application;
    }

    /** The application calls itself live when it has started, so a worker that breaks at once must not break before. */
    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        start();
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("sink").start(this::run);
    }

    /** Ends reading, stores and commits what is held as far as the time allows, and leaves the group. */
    @Override
    public void stop() {
        stop.countDown();
        Thread running = thread;
        if (running != null) {
            try {
                running.join(plan.shutdownTimeout().plus(KAFKA_TIMEOUT.multipliedBy(2)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null && thread.isAlive();
    }

    private void run() {
        try {
            work();
            log.info("stopped topic={}", plan.topic());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            if (reason(e) instanceof SinkRefusal refusal) {
                log.error("refused: {}", refusal.getMessage());
            } else {
                log.error("failed topic={}", plan.topic(), e);
            }
            AvailabilityChangeEvent.publish(application, LivenessState.BROKEN);
        } finally {
            status.ended();
        }
    }

    /** What is thrown while the group gives or takes partitions arrives wrapped by the consumer. */
    private static @Nullable Throwable reason(Throwable thrown) {
        return thrown instanceof KafkaException ? thrown.getCause() : thrown;
    }

    private void work() throws InterruptedException {
        try (StoreCalls calls = new StoreCalls();
                Admin admin = admins.get();
                Consumer<byte[], byte[]> consumer = consumers.get()) {
            var topic = new SourceTopic(admin, plan.topic(), KAFKA_TIMEOUT);
            prologue.await(topic, stop);
            loop(consumer, topic, calls).run(() -> stop.getCount() == 0);
        }
    }

    private static long clockMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    private PollLoop loop(Consumer<byte[], byte[]> consumer, SourceTopic topic, StoreCalls calls) {
        var commits = new Commits(consumer, plan.prefix(), SinkWorker::clockMillis);
        var lanes = new Lanes(consumer, calls, commits, plan.revocationTimeout(), SinkWorker::clockMillis);
        var startPosition = new StartPosition(store, plan.onDataLoss(), metrics::lost);
        var chains = new PlannedChains(consumer, calls, commits);
        var placement = new Placement(consumer, topic, calls, startPosition, commits, chains, SinkWorker::clockMillis);
        var report = new StandingReport(consumer, topic, calls, meters, status, SinkWorker::clockMillis);
        var topicLife = new TopicLife(topic::id, calls, SinkWorker::clockMillis);
        return new PollLoop(consumer, topic, lanes, placement, calls, commits, plan.bufferBound(), metrics, topicLife,
                report,
                status, plan.shutdownTimeout());
    }

    /** Makes the chains of this worker's lanes, as the plan says. */
    private final class PlannedChains implements Placement.Chains {

        private final Consumer<byte[], byte[]> consumer;
        private final StoreCalls calls;
        private final Commits commits;

        PlannedChains(Consumer<byte[], byte[]> consumer, StoreCalls calls, Commits commits) {
            this.consumer = consumer;
            this.calls = calls;
            this.commits = commits;
        }

        @Override
        public ObjectNaming naming(LogPartition partition) {
            return plan.naming().apply(partition);
        }

        @Override
        public PartitionChain begin(Lane lane, LogPartition partition, long position) {
            var effects = new LaneEffects(lane, partition, plan.writer(), store, calls, commits, consumer, metrics,
                    status);
            return new PartitionChain(partition, position, naming(partition), plan.cutRules(), plan.backoff(),
                    plan.encoders(), effects, SinkWorker::clockMillis);
        }
    }
}
