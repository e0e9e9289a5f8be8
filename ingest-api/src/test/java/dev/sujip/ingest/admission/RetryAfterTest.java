package dev.sujip.ingest.admission;

import org.junit.jupiter.api.Test;

import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTest {

    private long nanos;
    private final DrainRate drained = new DrainRate(() -> nanos);
    private final InFlight inFlight = new InFlight(1_000_000, drained);
    private final RetryAfter retryAfter = new RetryAfter(inFlight, drained);

    @Test
    void isAsShortAsPossibleWhereNothingWaits() {
        assertThat(retryAfter.seconds()).isEqualTo(1);
    }

    @Test
    void isAsLongAsPossibleWhereNothingDrains() {
        inFlight.open().take(10);
        assertThat(retryAfter.seconds()).isEqualTo(30);
    }

    @Test
    void isTheTimeThatWhatWaitsTakesToDrain() {
        for (int second = 0; second < 20; second++) {
            drain(1000);
        }
        inFlight.open().take(7500);
        assertThat(retryAfter.seconds()).isEqualTo(8);
    }

    @Test
    void followsARateThatFalls() {
        for (int second = 0; second < 20; second++) {
            drain(1000);
        }
        inFlight.open().take(1000);
        long before = retryAfter.seconds();
        nanos += TimeUnit.SECONDS.toNanos(6);
        assertThat(retryAfter.seconds()).isGreaterThan(before);
        nanos += TimeUnit.SECONDS.toNanos(60);
        assertThat(retryAfter.seconds()).isEqualTo(30);
    }

    private void drain(long bytes) {
        var room = inFlight.open();
        room.take(bytes);
        room.handOver().run();
        nanos += TimeUnit.SECONDS.toNanos(1);
        assertThat(drained.bytesPerSecond()).isPositive();
    }
}
