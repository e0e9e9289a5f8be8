package dev.sujip.bench.http.floor;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LatencyHistogramTest {

    private final LatencyHistogram histogram = new LatencyHistogram();

    @Test
    void percentilesAreRightToABucketsWidth() {
        for (int micros = 1_000; micros <= 100_000; micros += 1_000) {
            histogram.add(micros);
        }
        assertThat(histogram.percentile(0.50)).isBetween(50_000L, 50_100L);
        assertThat(histogram.percentile(0.99)).isBetween(99_000L, 99_100L);
        assertThat(histogram.percentile(1)).isEqualTo(100_000);
        assertThat(histogram.max()).isEqualTo(100_000);
    }

    @Test
    void oneSlowOfAHundredIsBeyondThe99thPercentile() {
        for (int i = 0; i < 99; i++) {
            histogram.add(50);
        }
        histogram.add(90_000_000);
        assertThat(histogram.percentile(0.99)).isEqualTo(100);
        assertThat(histogram.max()).isEqualTo(90_000_000);
    }

    @Test
    void ofNothingIsZero() {
        assertThat(histogram.percentile(0.5)).isZero();
        assertThat(histogram.max()).isZero();
    }
}
