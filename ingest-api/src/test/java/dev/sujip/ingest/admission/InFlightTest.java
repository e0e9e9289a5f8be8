package dev.sujip.ingest.admission;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InFlightTest {

    private final InFlight inFlight = new InFlight(100, new DrainRate(() -> 0));

    @Test
    void refusesWhatWouldGoOverTheLimitAndKeepsWhatWasTaken() {
        var room = inFlight.open();
        assertThat(room.take(60)).isTrue();
        assertThat(room.take(41)).isFalse();
        assertThat(inFlight.bytes()).isEqualTo(60);
        assertThat(room.take(40)).isTrue();
    }

    @Test
    void countsAllRequestsTogether() {
        assertThat(inFlight.open().take(99)).isTrue();
        assertThat(inFlight.open().take(2)).isFalse();
    }

    @Test
    void givesBackWhatAnAbandonedRequestHeld() {
        var room = inFlight.open();
        room.take(70);
        room.keep(50);
        room.abandon();
        room.abandon();
        assertThat(inFlight.bytes()).isZero();
    }

    @Test
    void keepsWhatWasHandedOverUntilTheLastRecordIsSettled() {
        var room = inFlight.open();
        room.take(70);
        var settled = room.handOver();
        room.abandon();
        assertThat(inFlight.bytes()).isEqualTo(70);
        settled.run();
        assertThat(inFlight.bytes()).isZero();
    }
}
