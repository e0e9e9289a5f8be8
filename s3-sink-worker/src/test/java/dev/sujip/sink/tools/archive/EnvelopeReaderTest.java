package dev.sujip.sink.tools.archive;

import dev.sujip.sink.batch.AllBytes;
import dev.sujip.sink.batch.LogHeader;
import dev.sujip.sink.batch.LogPartition;
import dev.sujip.sink.batch.LogRecord;
import dev.sujip.sink.encode.Compression;
import dev.sujip.sink.encode.Format;
import dev.sujip.sink.encode.NdjsonEncoders;
import dev.sujip.sink.tools.archive.EnvelopeReader.BadLine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EnvelopeReaderTest {

    private static final long MORNING = 1_795_332_665_123L;

    @ParameterizedTest
    @ValueSource(strings = {"1", "-0.10e+05", "12345678901234567890.000", "true", "null", "\"text\"", "[1, 2]", "{}",
            "{ \"a\" :\t{} }", "\"\\u00e9\\n\"", "{\"a\":1,\"a\":2} ", "  [ ]  ", "\"수집\"", "{\"수집\":\"\\\\\"}"})
    void givesBackJsonToTheLetter(String json) throws Exception {
        assertThat(back("application/json", bytes(json))).isEqualTo(json);
    }

    @Test
    void givesBackJsonThatIsAsDeepAsTheWorkerTakes() throws Exception {
        String deep = "[".repeat(500) + "]".repeat(500);
        assertThat(back("application/json", bytes(deep))).isEqualTo(deep);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "1", "\"in quotes\"", "line\nbreak\r\n\t\u0001\\\"", "수집 \uD83D\uDE00", "{",
            "{\"a\":"})
    void givesBackText(String text) throws Exception {
        assertThat(back(null, bytes(text))).isEqualTo(text);
        assertThat(back("text/plain; charset=utf-8", bytes(text))).isEqualTo(text);
        assertThat(back("image/png", bytes(text))).isEqualTo(text);
    }

    @Test
    void givesBackBytesTombstonesKeysHeadersAndTimes() throws Exception {
        byte[] bytes = new byte[5_000];
        new Random(1).nextBytes(bytes);
        List<LogHeader> headers = List.of(new LogHeader("a", bytes("1")), new LogHeader("a", null),
                new LogHeader("a", bytes), new LogHeader("", bytes("수집")), new LogHeader("b", bytes),
                new LogHeader("c", null));
        for (byte[] key : new byte[][]{null, {}, bytes("k"), bytes}) {
            for (byte[] value : new byte[][]{null, bytes}) {
                for (long time : new long[]{0, -1, MORNING, 253_402_300_800_000L}) {
                    var record = new LogRecord(42, time, key, headers, value);
                    LogRecord back = read(record).record();
                    assertThat(back).usingRecursiveComparison().isEqualTo(record);
                }
            }
        }
    }

    /** docs/tools.md says so. */
    @Test
    void cannotTellTextThatIsNoJsonFromAJsonStringWhereTheContentTypeSaysJson() throws Exception {
        StoredRecord text = read(record("application/json", bytes("abc")));
        StoredRecord string = read(record("application/json", bytes("\"abc\"")));

        assertThat(text.quotesUncertain()).isTrue();
        assertThat(string.quotesUncertain()).isTrue();
        assertThat(string.record().value()).isEqualTo(bytes("\"abc\""));
        assertThat(text.record().value()).isEqualTo(bytes("\"abc\""));
        assertThat(read(record("application/json", bytes("\"1\""))).quotesUncertain()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                                                                                           | is not a JSON object
            {"partition":3                                                                               | is not JSON
            {"partition":3,"offset":1,"timestamp":"2026-11-22T07:31:05.123Z"}                            | has no 'headers'
            {"partition":3,"offset":1,"timestamp":"2026-11-22T07:31:05.123Z","headers":{}}{}             | goes on behind its end
            {"partition":3,"offset":1,"offset":1,"timestamp":"2026-11-22T07:31:05.123Z","headers":{}}    | has 'offset' twice
            {"partition":3,"offset":"1","timestamp":"2026-11-22T07:31:05.123Z","headers":{}}             | 'offset' that is no whole number
            {"partition":3,"offset":1,"timestamp":"yesterday","headers":{}}                              | has no timestamp that can be read
            {"partition":3,"offset":1,"timestamp":"2026-11-22T07:31:05.123Z","headers":{"a":1}}          | has a header 'a'
            {"partition":3,"offset":1,"timestamp":"2026-11-22T07:31:05.123Z","headers":{},"key_base64":"?"} | has base64 that is none
            {"partition":3,"offset":1,"timestamp":"2026-11-22T07:31:05.123Z","headers":{},"other":1}     | has 'other', which no worker writes
            """)
    void refusesWhatNoWorkerWrites(String line, String why) {
        assertThatThrownBy(() -> new EnvelopeReader().read(bytes(line))).isInstanceOf(BadLine.class)
                .hasMessageContaining(why);
    }

    private static String back(@Nullable String contentType, byte[] value) throws Exception {
        return new String(Objects.requireNonNull(read(record(contentType, value)).record().value()),
                StandardCharsets.UTF_8);
    }

    private static LogRecord record(@Nullable String contentType, byte[] value) {
        return new LogRecord(7, MORNING, null,
                contentType == null ? List.of() : List.of(new LogHeader("content-type", bytes(contentType))), value);
    }

    private static StoredRecord read(LogRecord record) throws IOException, BadLine {
        try (var encoders = new NdjsonEncoders(Format.ENVELOPE, Compression.ZSTD, 3);
                Lines lines = Lines.of(new ByteArrayInputStream(encoded(encoders, record)), Compression.ZSTD)) {
            byte[] line = Objects.requireNonNull(lines.next());
            assertThat(lines.next()).isNull();
            assertThat(lines.ended()).isTrue();
            return new EnvelopeReader().read(line);
        }
    }

    private static byte[] encoded(NdjsonEncoders encoders, LogRecord record) {
        var encoder = encoders.open(new LogPartition("uploads", "Zk3x9AqTQ0yVb1n2m3o4pw", 3));
        encoder.add(record);
        return AllBytes.of(encoder.finish().bytes());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
