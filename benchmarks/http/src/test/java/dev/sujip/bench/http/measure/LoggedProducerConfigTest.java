package dev.sujip.bench.http.measure;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LoggedProducerConfigTest {

    private static final String LOG = """
            2026-11-21T07:31:05.123Z  INFO 1 --- [main] o.a.k.c.c.AbstractConfig : AdminClientConfig values:
            \tlinger.ms = 99
            2026-11-21T07:31:05.456Z  INFO 1 --- [main] o.a.k.c.c.AbstractConfig : ProducerConfig values:
            \tacks = -1
            \tbatch.size = 16384
            \tbootstrap.servers = [127.0.0.1:9092]
            \tbuffer.memory = 33554432
            \tcompression.type = none
            \tenable.idempotence = true
            \tlinger.ms = 5
            \tmax.in.flight.requests.per.connection = 5
            \tpartitioner.adaptive.partitioning.enable = true
            \treceive.buffer.bytes = 32768
            \tsend.buffer.bytes = 131072
            \ttransactional.id = null
            """;

    @Test
    void takesOverWhatBearsOnSpeedAndNothingElse() {
        assertThat(LoggedProducerConfig.parse(LOG)).contains("acks=-1", "enable.idempotence=true", "linger.ms=5",
                "batch.size=16384", "max.in.flight.requests.per.connection=5")
                .noneMatch(setting -> setting.startsWith("bootstrap") || setting.startsWith("transactional"));
    }

    @Test
    void aSettingThatWasNotLoggedIsNamed() {
        assertThatExceptionOfType(CaseInvalid.class)
                .isThrownBy(() -> LoggedProducerConfig.parse(LOG.replace("batch.size", "x")))
                .withMessageContaining("batch.size");
    }
}
