package dev.sujip.standalone;

import dev.sujip.local.StartupFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

class SettingsTest {

    @Test
    void namesAndDefaults() {
        var properties = Settings.read();

        assertThat(properties.data()).isEqualTo("./data");
        assertThat(properties.folder()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(properties.ports().byName()).containsExactly(entry("standalone.ports.http", 8080),
                entry("standalone.ports.management", 8081), entry("standalone.ports.worker", 8082),
                entry("standalone.ports.kafka", 9092), entry("standalone.ports.controller", 9093),
                entry("standalone.ports.s3", 9000));
        assertThat(properties.ingest()).containsOnly(entry("ingest.security.mode", "none"),
                entry("ingest.shutdown-grace", "0s"));
        assertThat(properties.worker()).containsOnly(entry("sink.batch.max-records", "10"),
                entry("sink.batch.max-age", "5s"),
                entry("sink.buffer-max-bytes", "64MB"),
                entry("spring.kafka.consumer.properties.session.timeout.ms", "6000"),
                entry("spring.kafka.consumer.properties.heartbeat.interval.ms", "1500"));
    }

    @Test
    void argumentsGoBeforeDefaults() {
        var properties = Settings.read("--standalone.data=/elsewhere", "--standalone.ports.http=18080",
                "--standalone.worker.sink.batch.max-age=1s", "--standalone.ingest.server.netty.idle-timeout=9s");

        assertThat(properties.data()).isEqualTo("/elsewhere");
        assertThat(properties.ports().http()).isEqualTo(18080);
        assertThat(properties.worker()).contains(entry("sink.batch.max-age", "1s"),
                entry("sink.batch.max-records", "10"));
        assertThat(properties.ingest()).containsOnly(entry("server.netty.idle-timeout", "9s"),
                entry("ingest.security.mode", "none"), entry("ingest.shutdown-grace", "0s"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --standalone.ports.http=70000  | standalone.ports.http is "70000": must be less than or equal to 65535
            --standalone.ports.s3=0        | standalone.ports.s3 is "0": must be greater than or equal to 1
            --standalone.ports.kafka=many  | standalone.ports.kafka is "many", which is not of its type (For input string: "many")
            --standalone.data=             | standalone.data is "": must not be blank
            """)
    void namesTheSettingThatIsWrong(String argument, String message) {
        assertThatThrownBy(() -> Settings.read(argument)).isInstanceOf(StartupFailure.class).hasMessage(message);
    }
}
