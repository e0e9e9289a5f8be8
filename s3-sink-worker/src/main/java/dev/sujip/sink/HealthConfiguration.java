package dev.sujip.sink;

import dev.sujip.sink.consume.SinkStatus;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;

/** What the probes ask: whether the reading thread is stuck (liveness), and whether the store and the group are fine (readiness). */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    /** One request that fails is nothing; so many seconds without an answer are. */
    private static final Duration TROUBLED = Duration.ofSeconds(15);

    @Bean
    HealthIndicator loopHealthIndicator(SinkStatus status, KafkaProperties kafka) {
        Duration stuck = PollInterval.of(kafka).length();
        return () -> {
            Duration turn = status.turnTakes();
            return (turn.compareTo(stuck) < 0 ? Health.up() : Health.down())
                    .withDetail("turnSeconds", turn.toSeconds()).build();
        };
    }

    @Bean
    HealthIndicator storeHealthIndicator(SinkStatus status) {
        return () -> {
            var trouble = status.storeTrouble();
            if (trouble == null) {
                return Health.up().build();
            }
            return (trouble.lasting().compareTo(TROUBLED) < 0 ? Health.up() : Health.down())
                    .withDetail("failure", trouble.message())
                    .withDetail("lastingSeconds", trouble.lasting().toSeconds()).build();
        };
    }

    @Bean
    HealthIndicator groupHealthIndicator(SinkStatus status) {
        return () -> {
            Duration ago = status.heartbeatAgo();
            if (ago == null) {
                return Health.down().withDetail("failure", "not a member yet").build();
            }
            return (ago.compareTo(TROUBLED) < 0 ? Health.up() : Health.down())
                    .withDetail("heartbeatSecondsAgo", ago.toSeconds()).build();
        };
    }
}
