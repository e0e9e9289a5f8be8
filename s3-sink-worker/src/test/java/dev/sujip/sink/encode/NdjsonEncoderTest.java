package dev.sujip.sink.encode;

import com.github.luben.zstd.ZstdInputStream;
import dev.sujip.sink.batch.AllBytes;
import dev.sujip.sink.batch.LogPartition;
import dev.sujip.sink.batch.LogRecord;
import dev.sujip.sink.batch.RecordEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.zip.GZIPInputStream;

import static org.assertj.core.api.Assertions.assertThat;

class NdjsonEncoderTest {

    private static final LogPartition PARTITION = new LogPartition("uploads", "AAAAAAAAAAAAAAAAAAAAAA", 3);

    @ParameterizedTest
    @CsvSource({"NONE, 1", "GZIP, 1", "ZSTD, 1", "NONE, 20000", "GZIP, 20000", "ZSTD, 20000"})
    void givesBackTheLinesInTheirOrder(Compression compression, int count) throws IOException {
        List<LogRecord> records = records(count);
        byte[] object = encoded(compression, records);
        assertThat(new String(read(compression, object), StandardCharsets.UTF_8)).isEqualTo(lines(records));
    }

    @ParameterizedTest
    @CsvSource({"GZIP, 1", "GZIP, 9", "ZSTD, 1", "ZSTD, 19"})
    void givesTheSameBytesForTheSameRecordsWhoeverCompressesThem(Compression compression, int level) {
        List<LogRecord> records = records(5_000);
        try (var one = new NdjsonEncoders(Format.ENVELOPE, compression, level)) {
            byte[] expected = encoded(one.open(PARTITION), records);
            try (var other = new NdjsonEncoders(Format.ENVELOPE, compression, level)) {
                assertThat(encoded(other.open(PARTITION), records)).isEqualTo(expected);
                assertThat(encoded(other.open(PARTITION), records)).isEqualTo(expected);
            }
        }
    }

    @Test
    void holdsWhatIsNotCompressedYetAndKnowsItsSizeOnlyAfterwards() {
        List<Runnable> waiting = new ArrayList<>();
        Executor later = waiting::add;
        var encoder = new NdjsonEncoder(Format.ENVELOPE.lines(3), Compression.GZIP.at(6), later);
        records(5_000).forEach(encoder::add);

        assertThat(waiting).hasSizeGreaterThan(3);
        assertThat(encoder.bytes()).isZero();
        assertThat(encoder.heldBytes()).isGreaterThan((long) waiting.size() * NdjsonEncoder.CHUNK_BYTES);

        long before = encoder.heldBytes();
        waiting.forEach(Runnable::run);
        assertThat(encoder.bytes()).isPositive();
        assertThat(encoder.heldBytes()).isLessThan(before - encoder.bytes());
    }

    @Test
    void countsTheRoomThatLinesDoNotUse() {
        var encoder = new NdjsonEncoder(Format.ENVELOPE.lines(3), Compression.NONE.at(0), Runnable::run);
        byte[] text = "a".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
        encoder.add(new LogRecord(0, 0, null, List.of(), text)); // for which room is made as if each byte had to be escaped

        assertThat(encoder.heldBytes()).isGreaterThan(6_000_000);
        assertThat(encoder.finish().heldBytes()).isGreaterThan(6_000_000);
    }

    @Test
    void letsWhoAddsRecordsCompressWhereThereAreNoThreadsAnyMore() {
        List<LogRecord> records = records(5_000);
        var encoders = new NdjsonEncoders(Format.ENVELOPE, Compression.GZIP, 6);
        byte[] expected = encoded(encoders.open(PARTITION), records);
        encoders.close();

        assertThat(encoded(encoders.open(PARTITION), records)).isEqualTo(expected);
    }

    private static List<LogRecord> records(int count) {
        var random = new Random(17);
        List<LogRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String value = "{\"i\":" + i + ",\"text\":\"" + Long.toHexString(random.nextLong()).repeat(10) + "\"}";
            records.add(new LogRecord(i, 1_795_332_665_123L + i, null, List.of(),
                    value.getBytes(StandardCharsets.UTF_8)));
        }
        return records;
    }

    private static String lines(List<LogRecord> records) {
        return new String(encoded(Compression.NONE, records), StandardCharsets.UTF_8);
    }

    private static byte[] encoded(Compression compression, List<LogRecord> records) {
        try (var encoders = new NdjsonEncoders(Format.ENVELOPE, compression, compression.defaultLevel())) {
            return encoded(encoders.open(PARTITION), records);
        }
    }

    private static byte[] encoded(RecordEncoder encoder, List<LogRecord> records) {
        records.forEach(encoder::add);
        return AllBytes.of(encoder.finish().bytes());
    }

    private static byte[] read(Compression compression, byte[] object) throws IOException {
        try (InputStream in = switch (compression) {
            case NONE -> new ByteArrayInputStream(object);
            case GZIP -> new GZIPInputStream(new ByteArrayInputStream(object));
            case ZSTD -> new ZstdInputStream(new ByteArrayInputStream(object));
        }) {
            return in.readAllBytes();
        }
    }
}
