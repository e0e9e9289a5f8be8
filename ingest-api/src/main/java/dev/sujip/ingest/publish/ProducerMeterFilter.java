package dev.sujip.ingest.publish;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;

import java.util.Set;

/**
 * Lets through the producer's metrics that somebody would act on; it has hundreds, many of them once more for each topic and each broker.
 */
final class ProducerMeterFilter implements MeterFilter {

    private static final String PREFIX = "kafka.producer.";
    static final Set<String> SHOWN = Set.of(
            // How much of its memory is in use, and whether records were refused for want of it.
            PREFIX + "buffer.total.bytes",
            PREFIX + "buffer.available.bytes",
            PREFIX + "buffer.exhausted.total",
            // What goes wrong on the way.
            PREFIX + "record.error.total",
            PREFIX + "record.retry.total",
            PREFIX + "failed.authentication.total",
            // Where the time goes: waiting to be sent, or at the broker, which may hold producers to a quota.
            PREFIX + "record.queue.time.avg",
            PREFIX + "record.queue.time.max",
            PREFIX + "request.latency.avg",
            PREFIX + "request.latency.max",
            PREFIX + "requests.in.flight",
            PREFIX + "produce.throttle.time.avg",
            PREFIX + "produce.throttle.time.max",
            // How well records share requests.
            PREFIX + "batch.size.avg",
            PREFIX + "records.per.request.avg",
            PREFIX + "compression.rate.avg",
            // Whether there are brokers, and how much goes to them.
            PREFIX + "connection.count",
            PREFIX + "outgoing.byte.total",
            PREFIX + "request.total");

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        return id.getName().startsWith(PREFIX) && !SHOWN.contains(id.getName())
                ? MeterFilterReply.DENY
                : MeterFilterReply.NEUTRAL;
    }
}
