package dev.sujip.sink.consume;

import dev.sujip.sink.batch.BufferBound;
import dev.sujip.sink.commit.Commits;
import dev.sujip.sink.store.SinkRefusal;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * The one thread that reads: hands out the store's answers, polls, gives each record to its lane, and sees to it that no more is held
 * in memory than allowed.
 */
final class PollLoop {

    private static final Logger log = LoggerFactory.getLogger(PollLoop.class);
    private static final Duration IDLE_WAIT = Duration.ofMillis(200);
    /** While the store owes an answer, since it cannot interrupt a poll. */
    private static final Duration BUSY_WAIT = Duration.ofMillis(5);
    private static final Duration WAIT_AFTER_FAILURE = Duration.ofSeconds(1);

    private final Consumer<byte[], byte[]> consumer;
    private final SourceTopic source;
    private final Lanes lanes;
    private final Placement placement;
    private final StoreCalls calls;
    private final Commits commits;
    private final BufferBound bufferBound;
    private final SinkMetrics metrics;
    private final TopicLife topicLife;
    private final StandingReport report;
    private final SinkStatus status;
    private final Duration shutdownTimeout;

    PollLoop(Consumer<byte[], byte[]> consumer, SourceTopic source, Lanes lanes, Placement placement, StoreCalls calls,
            Commits commits, BufferBound bufferBound, SinkMetrics metrics, TopicLife topicLife, StandingReport report,
            SinkStatus status,
            Duration shutdownTimeout) {
        this.consumer = consumer;
        this.source = source;
        this.lanes = lanes;
        this.placement = placement;
        this.calls = calls;
        this.commits = commits;
        this.bufferBound = bufferBound;
        this.metrics = metrics;
        this.topicLife = topicLife;
        this.report = report;
        this.status = status;
        this.shutdownTimeout = shutdownTimeout;
    }

    /**
     * Reads until told to stop, then stores and commits what it holds.
     *
     * @throws SinkRefusal if records were lost and the settings say to stop then
     */
    void run(BooleanSupplier stopped) throws InterruptedException {
        consumer.subscribe(List.of(source.name()), lanes);
        while (!stopped.getAsBoolean()) {
            turn();
        }
        Set<TopicPartition> all = lanes.all().stream().map(Lane::partition).collect(Collectors.toSet());
        lanes.settle(all, shutdownTimeout);
        lanes.drop(all); // or closing the consumer would settle them once more
    }

    private void turn() throws InterruptedException {
        status.turned();
        calls.deliver();
        placement.place(lanes.all());
        pauseOrResume();
        try {
            read();
        } catch (LogTruncationException e) {
            overtaken(e.offsetOutOfRangePartitions(), true);
        } catch (OffsetOutOfRangeException e) {
            overtaken(e.offsetOutOfRangePartitions(), false);
        } catch (RetriableException | AuthenticationException | AuthorizationException e) {
            log.error("cannot read topic={} cause={}", source.name(), e.toString());
            calls.await(WAIT_AFTER_FAILURE);
        }
        lanes.all().forEach(Lane::tick);
        commits.send();
        topicLife.check(lanes.all());
        report.send(lanes.all());
    }

    private void read() {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(calls.anyOutstanding() ? BUSY_WAIT : IDLE_WAIT);
        for (TopicPartition partition : records.partitions()) {
            Lane lane = lanes.get(partition);
            if (lane != null) {
                lane.take(records.records(partition));
            }
        }
    }

    private void pauseOrResume() {
        long held = lanes.heldBytes();
        metrics.buffered(held);
        boolean full = bufferBound.reached(held);
        if (full) {
            bufferBound.cutLargest(lanes.chains());
        }
        List<TopicPartition> resumed = new ArrayList<>();
        List<TopicPartition> paused = new ArrayList<>();
        for (Lane lane : lanes.all()) {
            boolean readable = !full && lane.readable();
            if (lane.setPaused(!readable)) {
                (readable ? resumed : paused).add(lane.partition());
            }
        }
        consumer.resume(resumed);
        consumer.pause(paused);
    }

    /**
     * If Kafka does not answer now, the next poll says the same again.
     *
     * @param cut whether Kafka says that the log was cut below these positions; a topic that was made again looks like that, too
     */
    private void overtaken(Map<TopicPartition, Long> positions, boolean cut) {
        try {
            String topicId = source.id();
            Map<TopicPartition, Long> ends = consumer.endOffsets(positions.keySet());
            positions.forEach((partition, position) -> {
                Lane lane = lanes.get(partition);
                if (lane != null) {
                    log.warn("overtaken partition={} position={} topic-id={}", partition, position, topicId);
                    if (lane.readsTopic(topicId)
                            && (cut || position > ends.getOrDefault(partition, Long.MAX_VALUE))) {
                        throw truncated(partition + " position " + position);
                    }
                    lane.overtaken(topicId);
                }
            });
        } catch (KafkaException e) {
            log.error("cannot read topic={} cause={}", source.name(), e.toString());
        }
    }

    private static SinkRefusal truncated(String what) {
        return new SinkRefusal(
                ("%s: below this position the log is not what was stored: the topic lost records that were acknowledged, after "
                        + "an unclean leader election for example, and new records bear offsets that are stored already. "
                        + "Go on with a new prefix (sink.objects.prefix) and group (sink.group)").formatted(what));
    }
}
