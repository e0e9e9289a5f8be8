package dev.sujip.bench.sink.workload;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

class EventTest {

    private static final int SOME = 10_000;

    @Test
    void theSameNumberIsTheSameEvent() {
        assertThat(Event.of(4_711).value()).isEqualTo(Event.of(4_711).value());
        assertThat(Event.of(4_711).id()).isEqualTo(Event.of(4_711).id());
        assertThat(new String(Event.of(4_711).value(), US_ASCII)).startsWith("{\"seq\":4711,").endsWith("\"}");
    }

    @Test
    void aRecordHasSomeThreeHundredBytes() {
        long bytes = 0;
        for (int number = 0; number < SOME; number++) {
            bytes += Event.of(number).value().length;
        }
        assertThat(bytes / SOME).isBetween(290L, 330L);
    }

    @Test
    void noTwoHaveTheSameId() {
        var ids = new HashSet<String>();
        for (int number = 0; number < SOME; number++) {
            ids.add(Event.of(number).id());
        }
        assertThat(ids).hasSize(SOME);
    }

    @Test
    void allLieInOneHourSoThatNoneCutsAnObject() {
        var first = Instant.ofEpochMilli(Event.of(0).timestamp());
        var last = Instant.ofEpochMilli(Event.of(Event.MOST - 1).timestamp());
        assertThat(last.truncatedTo(ChronoUnit.HOURS)).isEqualTo(first.truncatedTo(ChronoUnit.HOURS));
    }

    @Test
    void theyCompressAsEventsDo() throws IOException {
        var plain = new ByteArrayOutputStream();
        for (int number = 0; number < SOME; number++) {
            plain.write(Event.of(number).value());
        }
        var compressed = new ByteArrayOutputStream();
        try (var gzip = Compression.GZIP.over(compressed, 6)) {
            plain.writeTo(gzip);
        }
        assertThat((double) plain.size() / compressed.size()).isBetween(4.0, 8.0);
    }
}
