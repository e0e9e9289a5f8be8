package dev.sujip.bench.sink.measure;

import dev.sujip.bench.sink.workload.Compression;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class ResultTest {

    @Test
    void figuresAreMediansMemoryIsTheMostAndWhatWentWrongIsSummed() {
        var result = Result.of(Compression.GZIP, SystemName.SUJIP,
                List.of(round(10, 300, 1), round(2, 200, 0), round(4, 100, 2)), 300);
        assertThat(result.recordsPerSecond()).isEqualTo(250);
        assertThat(result.megabytesPerSecond()).isEqualTo(0.075);
        assertThat(result.cpuMicrosPerRecord()).isEqualTo(5);
        assertThat(result.residentMegabytes()).isEqualTo(300);
        assertThat(result.lost()).isEqualTo(3);
        assertThat(result.stored()).isEqualTo(3_000);
    }

    @Test
    void whatStoresNothingHasNothingToLose() {
        var round = new Round(1_000, 1, 1, new Usage(1, 1, 1, 9, 1), 1, Optional.empty());
        var result = Result.of(Compression.NONE, SystemName.BARE_CONSUMER, List.of(round), 300);
        assertThat(result.stored()).isZero();
        assertThat(result.lost()).isZero();
    }

    private static Round round(double seconds, long peakMegabytes, long lost) {
        return new Round(1_000, 1, seconds, new Usage(5_000, 2_000, 1_000, 9_000, 500), peakMegabytes * 1_000_000,
                Optional.of(new Stored(1, 100, 1_000, lost, 0, 0)));
    }
}
