package dev.sujip.sink;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PollIntervalTest {

    private final KafkaProperties kafka = new KafkaProperties();

    @Test
    void isFiveMinutesUnlessSet() {
        assertThat(PollInterval.of(kafka).length()).isEqualTo(Duration.ofMinutes(5));
        kafka.getConsumer().getProperties().put("max.poll.interval.ms", "9000");
        assertThat(PollInterval.of(kafka).length()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void leavesTimeForPartitionsThatGo() {
        var interval = new PollInterval(Duration.ofSeconds(9));
        interval.requireTimeFor(Duration.ofMillis(8_999));
        assertThatThrownBy(() -> interval.requireTimeFor(Duration.ofSeconds(9)))
                .isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, refusal -> {
                    assertThat(refusal.getName()).isEqualTo("sink.revocation-timeout");
                    assertThat(refusal.getReason()).contains("shorter than max.poll.interval.ms (9000)");
                });
    }
}
