package dev.sujip.sink.consume;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

class SinkStatusTest {

    private final AtomicLong nanos = new AtomicLong();
    private final SinkStatus status = new SinkStatus(nanos::get);

    @Test
    void knowsHowLongATurnTakesFromTheFirstOnToTheEnd() {
        pass(Duration.ofHours(1));
        assertThat(status.turnTakes()).isZero();
        status.turned();
        pass(Duration.ofMinutes(6));
        assertThat(status.turnTakes()).isEqualTo(Duration.ofMinutes(6));
        status.turned();
        assertThat(status.turnTakes()).isZero();
        pass(Duration.ofMinutes(1));
        status.ended();
        assertThat(status.turnTakes()).isZero();
    }

    @Test
    void knowsSinceWhenTheStoreHasNotAnswered() {
        status.storeFailed("first");
        pass(Duration.ofSeconds(20));
        status.storeFailed("second");
        pass(Duration.ofSeconds(1));
        var trouble = requireNonNull(status.storeTrouble());
        assertThat(trouble.message()).isEqualTo("second");
        assertThat(trouble.lasting()).isEqualTo(Duration.ofSeconds(21));
        status.storeAnswered();
        assertThat(status.storeTrouble()).isNull();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
