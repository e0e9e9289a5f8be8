package dev.sujip.bench.http.measure;

import java.util.List;
import java.util.regex.Pattern;

/** The producer's settings that ingest-api really uses, as Kafka's client logs them at its start. */
final class LoggedProducerConfig {

    /** Who is to log, at level INFO. */
    static final String LOGGER = "org.apache.kafka.common.config.AbstractConfig";

    /** What bears on speed, and does not bind a producer to one program. */
    private static final List<String> SHARED = List.of("acks", "batch.size", "buffer.memory", "compression.type",
            "enable.idempotence", "linger.ms", "max.in.flight.requests.per.connection",
            "partitioner.adaptive.partitioning.enable", "receive.buffer.bytes", "send.buffer.bytes");

    private LoggedProducerConfig() {}

    /**
     * Returns the shared ones as {@code key=value}.
     *
     * @throws CaseInvalid if one was not logged
     */
    static List<String> parse(String log) {
        var values = log.substring(Math.max(0, log.indexOf("ProducerConfig values:")));
        return SHARED.stream().map(name -> name + '=' + value(name, values)).toList();
    }

    private static String value(String name, String log) {
        var line = Pattern.compile("^\\s+" + Pattern.quote(name) + " = (\\S+)$", Pattern.MULTILINE).matcher(log);
        if (!line.find()) {
            throw new CaseInvalid(
                    "ingest-api has not logged its producer's %s at INFO by %s".formatted(name, LOGGER));
        }
        return line.group(1);
    }
}
