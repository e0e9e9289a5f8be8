package dev.sujip.ingest.publish;

import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

class ReplacementPaceTest {

    private final ReplacementPace pace = new ReplacementPace();

    @Test
    void waitsTwiceAsLongEachTimeUpToTenSeconds() {
        long last = 0;
        for (int i = 0; i < 10; i++) {
            pace.ended(System.nanoTime());
            assertThat(pace.pauseMillis()).isEqualTo(Math.clamp(2 * last, 100, 10_000));
            assertThat(pace.due()).isFalse();
            last = pace.pauseMillis();
        }
        assertThat(last).isEqualTo(10_000);
    }

    @Test
    void startsOverAfterAProducerThatLivedLong() {
        pace.ended(System.nanoTime());
        pace.ended(System.nanoTime());
        pace.ended(System.nanoTime() - Duration.ofHours(1).toNanos());
        assertThat(pace.pauseMillis()).isEqualTo(100);
    }
}
