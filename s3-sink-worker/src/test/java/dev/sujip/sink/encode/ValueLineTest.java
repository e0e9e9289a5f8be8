package dev.sujip.sink.encode;

import dev.sujip.sink.batch.LogHeader;
import dev.sujip.sink.batch.LogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ValueLineTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1}   | {"a":1}
            { "a" : 1 | { "a" : 1
            plain     | plain
            17        | 17
            """)
    void keepsWhatFitsOnALineByteForByte(String value, String line) {
        assertThat(line(value.getBytes(StandardCharsets.UTF_8))).isEqualTo(line + '\n');
    }

    @Test
    void keepsBytesThatAreNoText() {
        byte[] value = {(byte) 0xff, 0, (byte) 0xfe};
        assertThat(bytes(value)).containsExactly(0xff, 0, 0xfe, '\n');
    }

    @Test
    void laysOnOneLineWhatWouldBreakIt() {
        assertThat(line("{\n\"a\":\r\n1}".getBytes(StandardCharsets.UTF_8))).isEqualTo("{ \"a\":  1}\n");
        assertThat(line("two\nlines".getBytes(StandardCharsets.UTF_8))).isEqualTo("\"two\\nlines\"\n");
        assertThat(line(new byte[]{'\n', (byte) 0xff})).isEqualTo("{\"base64\":\"Cv8=\"}\n");
    }

    @Test
    void hasALineAlsoForWhatHasNoValue() {
        assertThat(line(null)).isEqualTo("null\n");
        assertThat(line(new byte[0])).isEqualTo("\"\"\n");
    }

    private static String line(byte @Nullable [] value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(byte @Nullable [] value) {
        var out = new JsonBytes();
        new ValueLine().write(new LogRecord(1, 0, null, List.<LogHeader>of(), value), out);
        Chunk chunk = out.detach();
        return Arrays.copyOf(chunk.bytes(), chunk.length());
    }
}
