package dev.sujip.bench.http.workload;

import org.junit.jupiter.api.Test;

import java.util.HashSet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BenchmarkCaseTest {

    @Test
    void recordsHave300BytesEachAndDiffer() {
        var records = SampleRecords.of(1_000);
        assertThat(records).allSatisfy(record -> assertThat(record.getBytes(UTF_8)).hasSize(SampleRecords.BYTES));
        assertThat(new HashSet<>(records)).hasSize(1_000);
    }

    @Test
    void bodiesSayHowManyRecordsTheyHold() {
        assertThat(BenchmarkCase.ONE_512.body().records()).isEqualTo(1);
        assertThat(BenchmarkCase.ARRAY_100.body().records()).isEqualTo(100);
        assertThat(BenchmarkCase.GZIP_100.body().records()).isEqualTo(100);
        assertThat(BenchmarkCase.NDJSON_1000.body().records()).isEqualTo(1_000);
    }

    @Test
    void aWrongNameIsAnsweredWithTheRightOnes() {
        assertThatIllegalArgumentException().isThrownBy(() -> BenchmarkCase.of("one-65"))
                .withMessage(
                        "there is no case 'one-65', only one-1, one-64, one-512, array-100, ndjson-1000, gzip-100");
    }
}
