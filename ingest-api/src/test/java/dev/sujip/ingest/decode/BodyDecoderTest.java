package dev.sujip.ingest.decode;

import dev.sujip.ingest.decode.DecodeException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class BodyDecoderTest {

    private static final int MAX_RECORDS = 4;
    private static final int MAX_DEPTH = 8;

    private final BodyDecoder decoder = new BodyDecoder(new DecodeLimits(MAX_RECORDS, Integer.MAX_VALUE, MAX_DEPTH),
            null);

    @ParameterizedTest
    @ValueSource(strings = {"{}", " {} \r\n", "0", "-1.5e+300", "\"\"", "\"\\ud800\"", "true", "null",
            "{\"a\":1,\"a\":2}",
            "{\"a\":[[[[[[[]]]]]]]}", "\"\u2028\u007f\uD83D\uDE00\"", "123456789012345678901234567890e-999999999"})
    void takesAValueThatIsNoArrayAsItStands(String body) throws DecodeException {
        assertThat(decode(BodyFormat.JSON, body)).containsExactly(body);
    }

    @Test
    void doesNotCopyABodyThatIsOneRecord() throws DecodeException {
        byte[] body = bytes(" {} ");
        assertThat(decoder.decode(BodyFormat.JSON, body).value(0)).isSameAs(body);
    }

    @Test
    void slicesTheElementsOfAnArray() throws DecodeException {
        assertThat(decode(BodyFormat.JSON, "[1]")).containsExactly("1");
        assertThat(decode(BodyFormat.JSON, "\t[ 12\n,\"a, ]\\\" \" ,{ } ,[ 1 , 2 ] ]\r\n"))
                .containsExactly("12", "\"a, ]\\\" \"", "{ }", "[ 1 , 2 ]");
        assertThat(decode(BodyFormat.JSON, "[\"수집\",\"\uD83D\uDE00\",{\"é\":null},-0.1]"))
                .containsExactly("\"수집\"", "\"\uD83D\uDE00\"", "{\"é\":null}", "-0.1");
    }

    @Test
    void slicesLines() throws DecodeException {
        assertThat(decode(BodyFormat.NDJSON, "{\"a\":1}")).containsExactly("{\"a\":1}");
        assertThat(decode(BodyFormat.NDJSON, "\n1\r\n  \n\"a\" \n\r\n[ 1,\r2 ]\r")).containsExactly("1", "\"a\" ",
                "[ 1,\r2 ]");
        assertThat(decode(BodyFormat.NDJSON, "1\n2\n3\n4\n\n\n")).containsExactly("1", "2", "3", "4");
    }

    @Test
    void leavesTextAndBytesAlone() throws DecodeException {
        byte[] text = bytes("\uFEFFé\u0000\r\n");
        byte[] notUtf8 = {(byte) 0xFF, 0, '\n'};
        assertThat(decoder.decode(BodyFormat.TEXT, text).value(0)).isSameAs(text);
        assertThat(decoder.decode(BodyFormat.BINARY, notUtf8).value(0)).isSameAs(notUtf8);
    }

    @Test
    void saysWhatEachRecordIs() throws DecodeException {
        assertThat(decoder.decode(BodyFormat.NDJSON, bytes("1")).contentType()).isEqualTo("application/json");
        assertThat(decoder.decode(BodyFormat.TEXT, bytes("1")).contentType()).isEqualTo("text/plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1]]", "{}}", "{\"a\"}", "{\"a\":}",
            "{a:1}", "{'a':1}",
            "{\"a\":1,}", "nul", "nulls", "True", "NaN", "Infinity", "+1", "01", "1.", ".5", "1e", "-", "0x1", "\"",
            "\"\\x\"", "\"\\u12\"",
            "\"\t\"", "\"\n\"", "// c\n1", "/* c */1", "1 2", "{} {}", "[] []", "[1] x", "\u00a01", "\u001e1", ",", "]",
            "}"})
    void refusesWhatIsNotOneJsonValue(String body) {
        assertThat(refusal(BodyFormat.JSON, bytes(body)).reason())
                .isEqualTo(body.startsWith("[]") ? Reason.REFUSED : Reason.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [1,{"a":}]      | Element 1 of the array | at byte 8
            [{"a":1},2,tru] | Element 2 of the array | at byte
            [1,"a\\x",3]     | Element 1 of the array | at byte
            [1] x           | What follows the array | at byte
            {"a":1          | The body               | at byte
            1 2             | second JSON value      | at byte 2
            """)
    void saysWhereJsonIsBroken(String body, String where, String place) {
        assertThat(refusal(BodyFormat.JSON, bytes(body))).hasMessageContainingAll(where, place);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a":1}~~{"a":~{"b":2}  | Line 3 (record 1)
            {~"a":1}                | Line 1 (record 0)
            1 2~3                   | Line 1 (record 0)
            {"a":~1} 2              | Line 1 (record 0)
            1~[1,~2] 3              | Line 2 (record 1)
            1~"a~b"                 | Line 2 (record 1)
            1~~~x                   | Line 4 (record 1)
            ,~1                     | Line 1 (record 0)
            1~]                     | Line 2 (record 1)
            """)
    void namesTheLineThatIsNotOneValue(String lines, String where) {
        var refusal = refusal(BodyFormat.NDJSON, bytes(lines.replace('~', '\n')));
        assertThat(refusal.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refusal).hasMessageStartingWith(where);
    }

    @Test
    void namesTheLineThatLooksLikeAnotherEncoding() {
        assertThat(refusal(BodyFormat.NDJSON, bytes("{}\n\n0\u0000")))
                .hasMessageStartingWith("Line 3 (record 1) has a zero byte at byte 1 of the line;");
        assertThat(refusal(BodyFormat.NDJSON, bytes("0\n\n\uFEFF{}")))
                .hasMessageStartingWith("Line 3 (record 1) begins with a byte order mark;");
        assertThat(refusal(BodyFormat.NDJSON, bytes("0\n\uFEFF")))
                .hasMessageStartingWith("Line 2 (record 1) begins with a byte order mark;");
    }

    @Test
    void refusesMemberNamesThatAreTooLong() {
        var refusal = refusal(BodyFormat.JSON, bytes("[1,{\"" + "n".repeat(2_000) + "\":1}]"));
        assertThat(refusal.reason()).isEqualTo(Reason.REFUSED);
        assertThat(refusal).hasMessage("Element 1 of the array has a member name longer than 1024 characters.");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        assertMalformed(new byte[]{'"', (byte) 0xC0, (byte) 0x80, '"'}, "not UTF-8 at byte 1");
        assertMalformed(new byte[]{'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}, "not UTF-8 at byte 1");
        assertMalformed("{\"é\":1}".getBytes(StandardCharsets.ISO_8859_1), "not UTF-8 at byte 2");
        assertMalformed("1".getBytes(StandardCharsets.UTF_16LE), "zero byte at byte 1");
        assertMalformed("{}".getBytes(StandardCharsets.UTF_16BE), "zero byte at byte 0");
        assertMalformed(bytes("\uFEFF{}"), "byte order mark");
        assertMalformed("{}".getBytes(StandardCharsets.UTF_16), "zero byte at byte 2");
    }

    @Test
    void refusesTextThatIsNotUtf8() {
        var refusal = refusal(BodyFormat.TEXT, new byte[]{'a', (byte) 0xFF, 'b'});
        assertThat(refusal.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refusal)
                .hasMessage("The body is not UTF-8 at byte 1; send other bytes as application/octet-stream.");
    }

    @Test
    void refusesBodiesWithoutARecord() {
        for (var format : BodyFormat.values()) {
            assertThat(refusal(format, new byte[0]).reason()).isEqualTo(Reason.EMPTY);
        }
        assertThat(refusal(BodyFormat.JSON, bytes(" \n")).reason()).isEqualTo(Reason.EMPTY);
        assertThat(refusal(BodyFormat.NDJSON, bytes(" \n\r\n\t")).reason()).isEqualTo(Reason.EMPTY);
        assertThat(refusal(BodyFormat.JSON, bytes("[ ]")).reason()).isEqualTo(Reason.REFUSED);
    }

    @Test
    void refusesMoreRecordsThanAllowed() {
        assertThat(refusal(BodyFormat.JSON, bytes("[1,2,3,4,5]")).reason()).isEqualTo(Reason.TOO_MANY_RECORDS);
        assertThat(refusal(BodyFormat.NDJSON, bytes("1\n2\n3\n4\n5")).reason()).isEqualTo(Reason.TOO_MANY_RECORDS);
    }

    @Test
    void refusesDeepNestingWithoutGoingDownIntoIt() {
        var deep = "[".repeat(500_000);
        assertThat(refusal(BodyFormat.JSON, bytes(deep)).reason()).isEqualTo(Reason.REFUSED);
        assertThat(refusal(BodyFormat.NDJSON, bytes("1\n" + deep)))
                .hasMessage("Line 2 (record 1) is nested deeper than 8.");
    }

    @Test
    void takesManyDifferentNames() throws DecodeException {
        var names = new StringBuilder("{\"x\":1");
        for (int i = 0; i < 200_000; i++) {
            names.append(",\"").append(Integer.toString(i, 36)).append("\":0");
        }
        var body = names.append('}').toString();
        assertThat(decode(BodyFormat.JSON, body)).containsExactly(body);
    }

    private void assertMalformed(byte[] body, String message) {
        for (var format : List.of(BodyFormat.JSON, BodyFormat.NDJSON)) {
            var refusal = refusal(format, body);
            assertThat(refusal.reason()).isEqualTo(Reason.MALFORMED);
            assertThat(refusal).hasMessageContaining(message);
        }
    }

    private List<String> decode(BodyFormat format, String body) throws DecodeException {
        var records = decoder.decode(format, bytes(body));
        var values = new ArrayList<String>();
        for (int i = 0; i < records.count(); i++) {
            values.add(new String(records.value(i), StandardCharsets.UTF_8));
        }
        return values;
    }

    private DecodeException refusal(BodyFormat format, byte[] body) {
        var refusal = catchThrowableOfType(DecodeException.class, () -> decoder.decode(format, body));
        assertThat(refusal).as(new String(body, 0, Math.min(body.length, 100), StandardCharsets.UTF_8)).isNotNull();
        return refusal;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
