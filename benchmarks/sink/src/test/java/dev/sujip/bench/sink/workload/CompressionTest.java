package dev.sujip.bench.sink.workload;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;

class CompressionTest {

    @ParameterizedTest
    @EnumSource
    void givesBackWhatWentIn(Compression compression) throws IOException {
        var bytes = Event.of(1).value();
        var held = new ByteArrayOutputStream();
        try (var out = compression.over(held, compression.usualLevel())) {
            out.write(bytes);
        }
        try (var in = compression.from(new ByteArrayInputStream(held.toByteArray()))) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
    }
}
