package dev.sujip.sink.batch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class ObjectNamingTest {

    private static final long MORNING = Instant.parse("2026-11-21T07:31:05.123Z").toEpochMilli();
    private static final LogPartition PARTITION = new LogPartition("uploads", "Zk3x9AqTQ0yVb1n2m3o4pw", 3);

    private final ObjectNaming byHour = new ObjectNaming("raw/uploads", Layout.BY_HOUR, "ndjson.gz", PARTITION);
    private final ObjectNaming byOffset = new ObjectNaming("uploads", Layout.BY_OFFSET, "ndjson", PARTITION);

    @Test
    void namesByHourOfTheFirstRecord() {
        assertThat(byHour.name(1042, MORNING))
                .isEqualTo("raw/uploads/dt=2026-11-21/hour=07/uploads-00003-00000000000000001042-Zk3x9AqT.ndjson.gz");
    }

    @Test
    void namesByOffsetWhateverTheTime() {
        assertThat(byOffset.name(1042, MORNING)).isEqualTo(byOffset.name(1042, 0))
                .isEqualTo("uploads/partition=00003/uploads-00003-00000000000000001042-Zk3x9AqT.ndjson");
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, Long.MAX_VALUE})
    void namesWhateverTheTimestamp(long timestamp) {
        assertThat(byHour.name(0, timestamp)).matches("raw/uploads/dt=[-+0-9]+/hour=\\d\\d/.*");
    }

    @Test
    void readsTheStartBackFromAName() {
        assertThat(byHour.startOf(byHour.name(1042, MORNING))).hasValue(1042);
        assertThat(byHour.gapStartOf(byHour.gapName(1042))).hasValue(1042);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "raw/uploads/_sujip.json",
            "raw/uploads/copy/dt=2026-11-21/hour=07/uploads-00003-00000000000000001042-Zk3x9AqT.ndjson.gz",
            "raw/uploads/partition=00003/uploads-00003-00000000000000001042-Zk3x9AqT.ndjson.gz",
            "raw/uploads/_gaps/uploads-00003-00000000000000001042-Zk3x9AqT.json",
            "raw/uploads/dt=2026-11-21/hour=07/uploads-00004-00000000000000001042-Zk3x9AqT.ndjson.gz",
            "raw/uploads/dt=2026-11-21/hour=07/uploads-00003-00000000000000001042-aaaaaaaa.ndjson.gz",
            "raw/uploads/dt=2026-11-21/hour=07/uploads-00003-00000000000000001042-Zk3x9AqT.ndjson",
            "raw/uploads/dt=2026-11-21/hour=07/uploads-00003-99999999999999999999-Zk3x9AqT.ndjson.gz",
            "raw/uploads/dt=2026-11-21/hour=07/uploads-00003-0000000000000000x042-Zk3x9AqT.ndjson.gz",
            "raw/uploads/dt=2026-11-21/hour=07/uploads-00003-1042-Zk3x9AqT.ndjson.gz",
            "elsewhere/dt=2026-11-21/hour=07/uploads-00003-00000000000000001042-Zk3x9AqT.ndjson.gz"})
    void knowsForeignNames(String name) {
        assertThat(byHour.startOf(name)).isEmpty();
    }
}
