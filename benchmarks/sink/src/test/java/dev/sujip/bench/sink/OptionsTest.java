package dev.sujip.bench.sink;

import dev.sujip.bench.sink.measure.SystemName;
import dev.sujip.bench.sink.workload.Compression;
import dev.sujip.bench.sink.workload.LineFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OptionsTest {

    @Test
    void withoutArgumentsEverythingIsMeasuredInThreeRounds() {
        var options = Options.parse(List.of());
        assertThat(options.cases()).containsExactly(Compression.values());
        assertThat(options.systems()).containsExactly(SystemName.values());
        assertThat(options.rounds()).isEqualTo(3);
        assertThat(options.records()).isEqualTo(3_000_000);
        assertThat(options.format()).isEqualTo(LineFormat.ENVELOPE);
        assertThat(options.headers()).isTrue();
        assertThat(options.jvm()).containsExactly("-Xmx176m", "-XX:+UseSerialGC");
    }

    @Test
    void oursIsStartedFirstWhateverTheOrderOnTheCommandLine() {
        var options = Options.parse(List.of("--systems", "bare-consumer,sujip"));
        assertThat(options.systems()).containsExactly(SystemName.SUJIP, SystemName.BARE_CONSUMER);
    }

    @Test
    void whatIsNamedHasItsWayOverQuick() {
        var options = Options.parse(List.of("--records", "600000", "--quick"));
        assertThat(options.records()).isEqualTo(600_000);
        assertThat(options.rounds()).isEqualTo(1);
    }

    @Test
    void onlyWhoStoresIsKilledAndOnlyOnce() {
        var options = Options.parse(List.of("--kill"));
        assertThat(options.systems()).containsExactly(SystemName.SUJIP, SystemName.UNGUARDED_LOOP);
        assertThat(options.rounds()).isEqualTo(1);
    }

    @Test
    void settingsOfTheWorkerAndFlagsOfTheJvmAreGathered() {
        var options = Options.parse(List.of("--sink", "sink.buffer-max-bytes=64MB", "--jvm", "-XX:+UseG1GC",
                "--heap", "1g"));
        assertThat(options.settings()).containsEntry("sink.buffer-max-bytes", "64MB");
        assertThat(options.jvm()).containsExactly("-Xmx1g", "-XX:+UseG1GC");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --case none     | unknown argument '--case'
            --cases gzip,   | there is no case '', only none, gzip, zstd
            --systems sujib | there is no system 'sujib', only sujip, unguarded-loop, bare-consumer
            --rounds 0      | --rounds wants a whole number from 1 to 100, not '0'
            --records 70000 | --records wants a multiple of 60000, so that the last objects are full, too, for example 60000, not '70000'
            --records 9     | for example 60000, not '9'
            --format csv    | there is no format 'csv', only envelope, value
            --heap 256      | --heap wants a size as 176m, not '256'
            --s3 localhost  | --s3 wants an endpoint as http://127.0.0.1:9000, not 'localhost'
            --sink gzip     | --sink wants a setting of the worker as sink.buffer-max-bytes=64MB, not 'gzip'
            """)
    void aWrongArgumentIsAnsweredWithWhatIsRight(String line, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(List.of(line.split(" ", -1))))
                .withMessageContaining(message);
    }
}
