package dev.sujip.sink.consume;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** When the group's coordinator last answered this worker, as Kafka's client measures it. */
final class Heartbeat {

    private static final String NAME = "last-heartbeat-seconds-ago";
    private static final String GROUP = "consumer-coordinator-metrics";

    private final Consumer<byte[], byte[]> consumer;
    private @Nullable Metric metric;

    Heartbeat(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** How long ago that was; null where it has never been. */
    @Nullable
    Duration ago() {
        Metric found = metric == null ? find() : metric;
        metric = found;
        return found != null && found.metricValue() instanceof Double seconds && seconds >= 0
                ? Duration.ofSeconds(seconds.longValue())
                : null;
    }

    private @Nullable Metric find() {
        return consumer.metrics().values().stream()
                .filter(each -> each.metricName().name().equals(NAME) && each.metricName().group().equals(GROUP))
                .findAny().orElse(null);
    }
}
