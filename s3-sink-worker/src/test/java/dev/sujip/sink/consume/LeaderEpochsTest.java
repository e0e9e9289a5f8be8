package dev.sujip.sink.consume;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LeaderEpochsTest {

    private final LeaderEpochs epochs = new LeaderEpochs();

    @Test
    void areThoseOfTheLastRecordBelowThePosition() {
        for (long offset = 10; offset < 40; offset++) {
            epochs.read(offset, offset < 20 ? 3 : 5);
        }
        assertThat(epochs.below(11)).contains(3);
        assertThat(epochs.below(20)).contains(3);
        assertThat(epochs.below(21)).contains(5);
        assertThat(epochs.below(40)).contains(5);
    }

    @Test
    void areUnknownOfWhatWasNotRead() {
        assertThat(epochs.below(10)).isEmpty();
        epochs.read(10, 3);
        assertThat(epochs.below(10)).isEmpty();
    }

    @Test
    void areForgottenWhereReadingGoesOnElsewhere() {
        epochs.read(10, 3);
        epochs.clear();
        assertThat(epochs.below(11)).isEmpty();

        epochs.read(50, 3);
        assertThat(epochs.below(51)).contains(3);
    }
}
