package dev.sujip.ingest.admission;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallerRatesTest {

    private final CallerRates rates = new CallerRates(1, 3);

    @Test
    void letsABurstThroughAndThenSaysHowLongToWait() {
        for (int i = 0; i < 3; i++) {
            assertThat(rates.secondsToWait("a")).isZero();
        }
        long wait = 0;
        for (int i = 0; i < 1000 && wait == 0; i++) {
            wait = rates.secondsToWait("a");
        }
        assertThat(wait).isEqualTo(1);
    }

    @Test
    void countsEachCallerForItself() {
        while (rates.secondsToWait("greedy") == 0) {
            // Until its bucket is empty.
        }
        assertThat(rates.secondsToWait("modest")).isZero();
    }
}
