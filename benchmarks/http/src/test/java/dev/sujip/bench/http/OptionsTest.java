package dev.sujip.bench.http;

import dev.sujip.bench.http.measure.SystemName;
import dev.sujip.bench.http.workload.BenchmarkCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OptionsTest {

    @Test
    void withoutArgumentsEverythingIsMeasuredInThreeRounds() {
        var options = Options.parse(List.of());
        assertThat(options.cases()).containsExactly(BenchmarkCase.values());
        assertThat(options.systems()).containsExactly(SystemName.values());
        assertThat(options.rounds()).isEqualTo(3);
        assertThat(options.round()).isEqualTo(Duration.ofSeconds(10));
        assertThat(options.json()).isFalse();
    }

    @Test
    void oursIsStartedFirstWhateverTheOrderOnTheCommandLine() {
        var options = Options.parse(List.of("--systems", "reactor-netty,sujip"));
        assertThat(options.systems()).containsExactly(SystemName.SUJIP, SystemName.REACTOR_NETTY);
    }

    @Test
    void whatIsNamedHasItsWayOverQuick() {
        var options = Options.parse(List.of("--cases", "gzip-100", "--seconds", "7", "--quick"));
        assertThat(options.cases()).containsExactly(BenchmarkCase.GZIP_100);
        assertThat(options.round()).isEqualTo(Duration.ofSeconds(7));
        assertThat(options.rounds()).isEqualTo(1);
    }

    @Test
    void settingsOfTheProducerAndFlagsOfTheJvmAreGathered() {
        var options = Options.parse(List.of("--producer", "linger.ms=0", "--producer", "client.rack=a=b", "--jvm",
                "-XX:+UseZGC", "--jvm", "-Xlog:gc"));
        assertThat(options.producer()).containsEntry("linger.ms", "0").containsEntry("client.rack", "a=b");
        assertThat(options.jvm()).containsExactly("-XX:+UseZGC", "-Xlog:gc");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --case one-1         | unknown argument '--case'
            --cases              | --cases wants a value
            --cases one-1,       | there is no case ''
            --systems sujib      | there is no system 'sujib', only sujip, sujip-api-key, reactor-netty, producer-perf
            --rounds 0           | --rounds wants a whole number from 1 to 3600, not '0'
            --seconds 1.5        | --seconds wants a whole number from 1 to 3600, not '1.5'
            --producer linger.ms | --producer wants a setting of Kafka's producer as linger.ms=0, not 'linger.ms'
            """)
    void aWrongArgumentIsAnsweredWithWhatIsRight(String line, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(List.of(line.split(" ", -1))))
                .withMessageContaining(message);
    }
}
