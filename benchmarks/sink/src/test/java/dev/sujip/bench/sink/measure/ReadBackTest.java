package dev.sujip.bench.sink.measure;

import dev.sujip.bench.sink.workload.Compression;
import dev.sujip.bench.sink.workload.LineFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

/** Two partitions of two records each: events 0 and 2 in the first, 1 and 3 in the second. */
class ReadBackTest {

    private static final int PARTITIONS = 2;
    private static final int RECORDS = 4;

    private final Map<String, String> objects = new LinkedHashMap<>(Map.of(
            "run/a-00000-0.ndjson", line(0, 0, 0) + line(0, 1, 2),
            "run/a-00001-0.ndjson", line(1, 0, 1) + line(1, 1, 3)));

    @Test
    void everythingOnceIsSound() throws InterruptedException {
        var stored = count();
        assertThat(stored).isEqualTo(new Stored(2, bytes(), 4, 0, 0, 0));
        assertThat(stored.sound()).isTrue();
    }

    @Test
    void aMissingObjectIsLost() throws InterruptedException {
        objects.remove("run/a-00001-0.ndjson");
        assertThat(count().lost()).isEqualTo(2);
        assertThat(count().sound()).isFalse();
    }

    @Test
    void anObjectThatStandsThereTwiceIsDuplicated() throws InterruptedException {
        objects.put("run/again.ndjson", line(1, 0, 1) + line(1, 1, 3));
        assertThat(count()).extracting(Stored::lost, Stored::duplicated).containsExactly(0L, 2L);
        assertThat(count().sound()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"partition\":0,\"offset\":1,\"timestamp\":\"\",\"headers\":{},\"value\":{\"seq\":2,\"a\":1}}",
            "{\"partition\":0,\"offset\":1,\"timestamp\":\"\",\"headers\":{},\"value\":{\"seq\":2,\"a\":1\n",
            "{\"partition\":0,\"offset\":0,\"timestamp\":\"\",\"headers\":{},\"value\":{\"seq\":2,\"a\":1}}\n",
            "{\"partition\":0,\"offset\":7,\"timestamp\":\"\",\"headers\":{},\"value\":{\"seq\":14,\"a\":1}}\n",
            "{\"partition\":0,\"offset\":1,\"timestamp\":\"\",\"headers\":{},\"value\":\"{\\\"seq\\\":2}\"}\n",
            "{\"seq\":2,\"a\":1}\n", "\n"})
    void aLineThatIsNotWholeOrTellsAnotherPlaceIsDamagedAndItsRecordLost(String line) throws InterruptedException {
        objects.put("run/a-00000-0.ndjson", line(0, 0, 0) + line);
        assertThat(count()).extracting(Stored::lost, Stored::duplicated, Stored::damaged).containsExactly(1L, 0L, 1L);
    }

    @Test
    void bareValuesAreToldByTheirNumber() throws InterruptedException {
        objects.put("run/a-00000-0.ndjson", "{\"seq\":0,\"a\":1}\n{\"seq\":2,\"a\":1}\n{\"seq\":0,\"a\":1}\n");
        objects.put("run/a-00001-0.ndjson", "{\"seq\":1,\"a\":1}\n");
        assertThat(count(LineFormat.VALUE, Compression.NONE)).extracting(Stored::lost, Stored::duplicated,
                Stored::damaged).containsExactly(1L, 1L, 0L);
    }

    @Test
    void whatCannotBeUnpackedIsDamaged() throws InterruptedException {
        assertThat(count(LineFormat.ENVELOPE, Compression.GZIP)).extracting(Stored::lost, Stored::damaged)
                .containsExactly(4L, 2L);
    }

    private Stored count() throws InterruptedException {
        return count(LineFormat.ENVELOPE, Compression.NONE);
    }

    private Stored count(LineFormat format, Compression compression) throws InterruptedException {
        return new ReadBack(this::bytes, format, compression, PARTITIONS, RECORDS)
                .count(List.copyOf(objects.keySet()));
    }

    private byte[] bytes(String name) {
        return objects.getOrDefault(name, "").getBytes(US_ASCII);
    }

    private long bytes() {
        return objects.entrySet().stream().filter(object -> object.getKey().endsWith("ndjson"))
                .mapToLong(object -> object.getValue().length()).sum();
    }

    private static String line(int partition, int offset, int number) {
        return "{\"partition\":%d,\"offset\":%d,\"timestamp\":\"\",\"headers\":{},\"value\":{\"seq\":%d,\"a\":1}}\n"
                .formatted(partition, offset, number);
    }
}
