package dev.sujip.sink;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

import java.time.Duration;

/**
 * Kafka's measure of a worker that is stuck.
 *
 * @param length a member that has not polled for so long is put out of its group
 */
record PollInterval(Duration length) {

    private static final String NAME = ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG;

    /** As it is set under {@code spring.kafka}, or Kafka's default. */
    static PollInterval of(KafkaProperties kafka) {
        Object usual = ConsumerConfig.configDef().defaultValues().get(NAME);
        Object millis = kafka.buildConsumerProperties().getOrDefault(NAME, usual);
        return new PollInterval(Duration.ofMillis((Integer) ConfigDef.parseType(NAME, millis, ConfigDef.Type.INT)));
    }

    /**
     * While partitions that go are being stored nothing is polled.
     *
     * @throws InvalidConfigurationPropertyValueException if that may take as long as the group waits
     */
    void requireTimeFor(Duration revocationTimeout) {
        if (revocationTimeout.compareTo(length) >= 0) {
            throw new InvalidConfigurationPropertyValueException("sink.revocation-timeout",
                    revocationTimeout.toMillis() + "ms",
                    "It must be shorter than %s (%d), or the group puts out a worker that is still storing what it gives away."
                            .formatted(NAME, length.toMillis()));
        }
    }
}
