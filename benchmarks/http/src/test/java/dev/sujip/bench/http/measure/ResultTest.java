package dev.sujip.bench.http.measure;

import dev.sujip.bench.http.workload.BenchmarkCase;
import dev.sujip.bench.report.Median;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ResultTest {

    @Test
    void takesTheMedianOfRatesTheSumOfCountsAndTheWorstMaximum() {
        var result = Result.of(BenchmarkCase.ARRAY_100, SystemName.SUJIP,
                List.of(round(100, 10_000, 30), round(300, 30_500, 50), round(200, 20_000, 20)));
        assertThat(result.requestsPerSecond()).isEqualTo(100);
        assertThat(result.recordsPerSecond()).isEqualTo(10_000);
        assertThat(result.megabytesPerSecond()).isEqualTo(3);
        assertThat(result.maxMillis()).isEqualTo(50);
        assertThat(result.acknowledged()).isEqualTo(60_000);
        assertThat(result.stored()).isEqualTo(60_500);
        assertThat(result.lost()).isZero();
    }

    @Test
    void cpuIsSharedOutOverAcknowledgedRecordsAndWhatIsLeftIsOfOthers() {
        var result = Result.of(BenchmarkCase.ARRAY_100, SystemName.SUJIP, List.of(round(100, 10_000, 30)));
        assertThat(result.cpuMicrosPerRecord()).isEqualTo(50);
        assertThat(result.brokerMicrosPerRecord()).isEqualTo(20);
        assertThat(result.othersCores()).isEqualTo(0.1);
    }

    @Test
    void aRecordThatWasAnsweredWellAndIsNotStoredIsLost() {
        var result = Result.of(BenchmarkCase.ARRAY_100, SystemName.SUJIP,
                List.of(round(100, 9_999, 30), round(100, 10_400, 30)));
        assertThat(result.lost()).as("a surplus of another round does not make up for it").isEqualTo(1);
    }

    @Test
    void medianOfAnEvenNumberIsTheMeanOfTheMiddle() {
        assertThat(Median.of(4, 1, 3, 100)).isEqualTo(3.5);
        assertThat(Median.of(7)).isEqualTo(7);
    }

    /** Of two seconds, at 50 µs of CPU a record. */
    private static Round round(long requests, long stored, double maxMillis) {
        long acknowledged = requests * 100;
        var usage = new Usage(acknowledged * 50, acknowledged * 20, acknowledged * 70 + 700_000, 500_000);
        return new Round(new Load(requests, 0, 0, 2, 1, 2, maxMillis), acknowledged, stored, usage, 500_000_000);
    }
}
