package dev.sujip.sink.consume;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Says from time to time how far each partition's objects are behind its log, how long that may last, and whether the group hears of us. */
final class StandingReport {

    private static final Logger log = LoggerFactory.getLogger(StandingReport.class);
    private static final long EVERY_MILLIS = 2_000;
    private static final long RETENTION_EVERY_MILLIS = 300_000;
    private static final double MILLIS = 1_000;

    private final Consumer<byte[], byte[]> consumer;
    private final SourceTopic topic;
    private final StoreCalls calls;
    private final Heartbeat heartbeat;
    private final SinkStatus status;
    private final LongSupplier clockMillis;
    private final MultiGauge lagRecords;
    private final MultiGauge lagSeconds;
    private final MultiGauge timeToLoss;
    private final Map<TopicPartition, Standing> standings = new HashMap<>();
    private long reportAt;
    private long askRetentionAt;
    /** Null as long as it is not known, or records are kept for ever. */
    private @Nullable Long retentionMillis;

    StandingReport(Consumer<byte[], byte[]> consumer, SourceTopic topic, StoreCalls calls, MeterRegistry registry,
            SinkStatus status, LongSupplier clockMillis) {
        this.consumer = consumer;
        this.topic = topic;
        this.calls = calls;
        this.heartbeat = new Heartbeat(consumer);
        this.status = status;
        this.clockMillis = clockMillis;
        this.lagRecords = gauge(registry, "sujip.sink.lag.records",
                "Offsets from the end of the last object to the end of the log");
        this.lagSeconds = gauge(registry, "sujip.sink.lag.seconds", "Age of the oldest record read and not yet stored");
        this.timeToLoss = gauge(registry, "sujip.sink.time.to.loss.seconds",
                "How long until the topic's retention time is over for the oldest record not yet stored");
    }

    /** Reports if it is time to; never waits for anybody. */
    void send(Collection<Lane> lanes) {
        long now = clockMillis.getAsLong();
        if (now < reportAt) {
            return;
        }
        reportAt = now + EVERY_MILLIS;
        status.heartbeatAgo(heartbeat.ago());
        askRetention(now);
        List<Row<?>> records = new ArrayList<>();
        List<Row<?>> seconds = new ArrayList<>();
        List<Row<?>> loss = new ArrayList<>();
        for (Lane lane : lanes) {
            OptionalLong behind = behind(lane);
            if (behind.isEmpty()) {
                continue;
            }
            Standing standing = standings.computeIfAbsent(lane.partition(), Standing::new);
            standing.lagRecords = behind.getAsLong();
            records.add(Row.of(standing.tags, standing, each -> each.lagRecords));
            OptionalLong oldest = lane.oldestTimestamp();
            // Where nothing is held, either nothing is waiting, or it is not known yet how old it is.
            if (oldest.isPresent() || behind.getAsLong() == 0) {
                long age = oldest.isPresent() ? Math.max(0, System.currentTimeMillis() - oldest.getAsLong()) : 0;
                standing.lagSeconds = age / MILLIS;
                seconds.add(Row.of(standing.tags, standing, each -> each.lagSeconds));
                if (retentionMillis != null) {
                    standing.timeToLoss = (retentionMillis - age) / MILLIS;
                    loss.add(Row.of(standing.tags, standing, each -> each.timeToLoss));
                }
            }
        }
        // A gauge that is there stays: to make those of a thousand partitions anew each time took the loop 20 ms at best.
        lagRecords.register(records, false);
        lagSeconds.register(seconds, false);
        timeToLoss.register(loss, false);
    }

    /** Offsets not yet stored; empty where that is not known. */
    private OptionalLong behind(Lane lane) {
        OptionalLong held = lane.heldOffsets();
        OptionalLong unread = held.isEmpty() ? OptionalLong.empty() : consumer.currentLag(lane.partition());
        return unread.isEmpty() ? OptionalLong.empty() : OptionalLong.of(held.getAsLong() + unread.getAsLong());
    }

    private void askRetention(long now) {
        if (now < askRetentionAt) {
            return;
        }
        askRetentionAt = now + RETENTION_EVERY_MILLIS;
        calls.make(topic::retentionMillis,
                retention -> retentionMillis = retention,
                failure -> log.warn("retention unknown topic={} cause={}", topic.name(), failure.toString()));
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    /** What the gauges of a partition read, in whatever thread. */
    private static final class Standing {

        private final Tags tags;
        private volatile double lagRecords;
        private volatile double lagSeconds;
        private volatile double timeToLoss;

        Standing(TopicPartition partition) {
            tags = Tags.of("topic", partition.topic(), "partition", Integer.toString(partition.partition()));
        }
    }
}
