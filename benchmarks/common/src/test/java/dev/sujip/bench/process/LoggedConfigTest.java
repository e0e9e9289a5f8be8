package dev.sujip.bench.process;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LoggedConfigTest {

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
    void takesOverWhatIsAskedForAndNothingElse() {
        assertThat(parse(LOG)).containsExactly("batch.size=16384", "linger.ms=5");
    }

    @Test
    void aSettingThatWasNotLoggedIsNamed() {
        assertThatExceptionOfType(ChildFailure.class)
                .isThrownBy(() -> parse(LOG.replace("batch.size", "x")))
                .withMessageContaining("batch.size");
    }

    private static List<String> parse(String log) {
        return LoggedConfig.parse(log, "ProducerConfig", List.of("batch.size", "linger.ms"));
    }
}
