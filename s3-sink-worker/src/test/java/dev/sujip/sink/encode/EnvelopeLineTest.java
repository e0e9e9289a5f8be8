package dev.sujip.sink.encode;

import dev.sujip.sink.batch.LogHeader;
import dev.sujip.sink.batch.LogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class EnvelopeLineTest {

    private static final long MORNING = 1_795_332_665_123L; // 2026-11-22T07:31:05.123Z

    @Test
    void writesARecordWithItsPlaceInTheLog() {
        var record = new LogRecord(1042, MORNING, bytes("s-17"), List.of(header("content-type", "application/json")),
                bytes("{\"event\":\"answered\"}"));

        assertThat(line(record)).isEqualTo("""
                {"partition":3,"offset":1042,"timestamp":"2026-11-22T07:31:05.123Z","key":"s-17",\
                "headers":{"content-type":"application/json"},"value":{"event":"answered"}}
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-0.10e+05", "12345678901234567890.000", "true", "null", "\"text\"", "[1, 2]",
            "{ \"a\" :\t{} }", "\"\\u00e9\\n\""})
    void keepsJsonToTheLetter(String json) {
        assertThat(valueOf("application/json", bytes(json))).isEqualTo("\"value\":" + json);
    }

    @Test
    void keepsNumbersOfAnyLength() {
        String digits = "9".repeat(5_000);
        assertThat(valueOf("application/json", bytes(digits))).isEqualTo("\"value\":" + digits);
    }

    @Test
    void takesJsonThatIsNestedTooDeepForText() {
        assertThat(valueOf("application/json", bytes("[".repeat(500) + "]".repeat(500)))).startsWith("\"value\":[[");
        assertThat(valueOf("application/json", bytes("[".repeat(501) + "]".repeat(501)))).startsWith("\"value\":\"[[");
    }

    @Test
    void laysJsonOnOneLine() {
        assertThat(valueOf("application/json; charset=utf-8", bytes("{\r\n  \"a\": 1\n}\n")))
                .isEqualTo("\"value\":{    \"a\": 1 } ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            application/json               | {"a":            | "value":"{\\"a\\":"
            application/json               | {} {}            | "value":"{} {}"
            application/json               | 01               | "value":"01"
            application/cloudevents+json   | {"a":1}          | "value":{"a":1}
            text/plain                     | {"a":1}          | "value":"{\\"a\\":1}"
            text/plain                     | 수집              | "value":"수집"
            application/octet-stream       | abc              | "value_base64":"YWJj"
            image/png                      | abc              | "value_base64":"YWJj"
            """)
    void goesByTheContentTypeIfTheBytesBearItOut(String contentType, String value, String expected) {
        assertThat(valueOf(contentType, bytes(value))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1} | "value":{"a":1}
            [1]     | "value":[1]
            17      | "value":"17"
            plain   | "value":"plain"
            {"a     | "value":"{\\"a"
            """)
    void guessesWhereForeignRecordsSayNothing(String value, String expected) {
        assertThat(valueOf(null, bytes(value))).isEqualTo(expected);
    }

    @Test
    void writesWhatIsNoTextInBase64() {
        byte[] invalid = {(byte) 0xc3, 0x28};

        assertThat(valueOf("application/json", invalid)).isEqualTo("\"value_base64\":\"wyg=\"");
        assertThat(valueOf("text/plain", invalid)).isEqualTo("\"value_base64\":\"wyg=\"");
        assertThat(line(new LogRecord(1, MORNING, invalid, List.of(new LogHeader("h", invalid)), null)))
                .contains("\"key_base64\":\"wyg=\"", "\"headers\":{\"h\":{\"base64\":\"wyg=\"}}");
    }

    @Test
    void doesNotTakeOtherEncodingsOfJsonForUtf8() {
        assertThat(valueOf("application/json", "{}".getBytes(StandardCharsets.UTF_16BE)))
                .isEqualTo("\"value\":\"\\u0000{\\u0000}\"");
        assertThat(valueOf("application/json", bytes("\ufeff{}"))).isEqualTo("\"value\":\"\ufeff{}\"");
    }

    @Test
    void escapesWhatJsonCannotCarry() {
        String hostile = IntStream.range(0, 128)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String line = line(
                new LogRecord(1, MORNING, bytes(hostile), List.of(header(hostile, hostile)), bytes(hostile)));

        assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
        var read = JsonMapper.shared().readTree(line);
        assertThat(read.get("key").asString()).isEqualTo(hostile);
        assertThat(read.get("value").asString()).isEqualTo(hostile);
        assertThat(read.get("headers").get(hostile).asString()).isEqualTo(hostile);
    }

    @Test
    void tellsEmptyFromAbsent() {
        assertThat(line(new LogRecord(1, MORNING, null, List.of(), null))).endsWith("Z\",\"headers\":{}}\n");
        assertThat(line(new LogRecord(1, MORNING, new byte[0], List.of(new LogHeader("h", null)), new byte[0])))
                .endsWith("Z\",\"key\":\"\",\"headers\":{\"h\":null},\"value\":\"\"}\n");
    }

    @Test
    void keepsHeadersThatStandThereMoreThanOnce() {
        var record = new LogRecord(1, MORNING, null, List.of(header("a", "1"), header("b", "2"), header("a", "3")),
                null);

        assertThat(line(record)).contains("\"headers\":{\"a\":[\"1\",\"3\"],\"b\":\"2\"}");
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, MORNING, Long.MAX_VALUE})
    void takesAnyTimestamp(long timestamp) {
        assertThat(line(new LogRecord(1, timestamp, null, List.of(), null))).matches(
                "\\{\"partition\":3,\"offset\":1,\"timestamp\":\"[-+0-9]+-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z\".*\n");
    }

    private static String valueOf(@Nullable String contentType, byte[] value) {
        List<LogHeader> headers = contentType == null ? List.of() : List.of(header("content-type", contentType));
        String line = line(new LogRecord(1, MORNING, null, headers, value));
        return line.substring(line.indexOf("\"value"), line.length() - 2);
    }

    private static String line(LogRecord record) {
        var lines = new JsonBytes();
        new EnvelopeLine(3).write(record, lines);
        Chunk chunk = lines.detach();
        return new String(chunk.bytes(), 0, chunk.length(), StandardCharsets.UTF_8);
    }

    private static LogHeader header(String name, String value) {
        return new LogHeader(name, bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
