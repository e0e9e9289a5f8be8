package dev.sujip.ingest.decode;

import dev.sujip.ingest.decode.DecodeException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.sujip.ingest.decode.Decoding.bytes;
import static dev.sujip.ingest.decode.Decoding.keys;
import static dev.sujip.ingest.decode.Decoding.refusal;
import static dev.sujip.ingest.decode.Decoding.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class KeyPointerTest {

    private static final DecodeLimits LIMITS = new DecodeLimits(100, 100, 8);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            /student      | {"student":"s-17"}                   | s-17
            /student      | {"a":{"student":"x"},"student":"b"}  | b
            /student      | {"student":"\\u00e9\\ud83d\\ude00"}  | é😀
            /student      | {"student":17}                       | 17
            /student      | {"student":-1.50e+3}                 | -1.50e+3
            /student      | {"student":true}                     | true
            /student      | {"student":null}                     | -
            /student      | {"students":"x"}                     | -
            /student      | {}                                   | -
            /student      | 17                                   | -
            /student      | "student"                            | -
            /student      | {"student":"a","student":"b"}        | b
            /student      | {"student":{},"student":"b"}         | b
            /student      | {"student":"a","student":null}       | -
            /order/id     | {"order":{"x":[{"id":1}],"id":"o"}}  | o
            /order/id     | {"order":{"id":"o"},"order":{}}      | -
            /order/id     | {"order":"o"}                        | -
            /order/id     | {"order":[{"id":"o"}]}               | -
            /lines/1/id   | {"lines":[{"id":"a"},{"id":"b"},3]}  | b
            /lines/1/id   | {"lines":[{"id":"a"}]}               | -
            /lines/0      | {"lines":{"0":"a"}}                  | a
            /a~1b/m~0n    | {"a/b":{"m~n":"k"}}                  | k
            /             | {"":"empty"}                         | empty
            """)
    void takesTheKeyFromTheScalarItPointsAt(String pointer, String record, String key) throws DecodeException {
        var decoder = new BodyDecoder(LIMITS, pointer);
        assertThat(keys(decoder.decode(BodyFormat.JSON, bytes(record)))).containsExactly(key);
        assertThat(keys(decoder.decode(BodyFormat.JSON, bytes("[" + record + "]")))).containsExactly(key);
        var lines = decoder.decode(BodyFormat.NDJSON, bytes("{}\n" + record + "\n\n" + record));
        assertThat(keys(lines)).containsExactly(null, key, key);
        assertThat(texts(lines)).containsExactly("{}", record, record);
    }

    @Test
    void keepsTheKeysOfManyRecordsApart() throws DecodeException {
        var records = new BodyDecoder(LIMITS, "/k").decode(BodyFormat.JSON,
                bytes("[{},{\"k\":1},2,{\"k\":\"\"},{\"k\":null},{\"k\":\"six\"},{}]"));
        assertThat(keys(records)).containsExactly(null, "1", null, "", null, "six", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"k\":{\"a\":1}}", "{\"k\":[1]}", "{\"k\":\"\\ud800\"}", "{\"k\":\"\\udc00\\ud800\"}",
            "{\"k\":1,\"k\":[]}"})
    void refusesAKeyThatIsNoScalarOrNoText(String record) {
        var decoder = new BodyDecoder(LIMITS, "/k");
        var alone = refusal(() -> decoder.decode(BodyFormat.JSON, bytes(record)));
        assertThat(alone.reason()).isEqualTo(Reason.REFUSED);
        assertThat(alone.index()).isEmpty();
        assertThat(alone).hasMessageStartingWith("The value at /k, which gives the key, is ");
        var element = refusal(() -> decoder.decode(BodyFormat.JSON, bytes("[1," + record + "]")));
        assertThat(element.index()).hasValue(1);
        var line = refusal(() -> decoder.decode(BodyFormat.NDJSON, bytes("1\n\n2\n" + record)));
        assertThat(line.reason()).isEqualTo(Reason.REFUSED);
        assertThat(line.index()).hasValue(2);
        assertThat(line).hasMessageStartingWith("In record 2, the value at /k");
    }

    @Test
    void seesABrokenLineBeforeTheKeyInIt() {
        var refusal = refusal(() -> new BodyDecoder(LIMITS, "/k").decode(BodyFormat.NDJSON, bytes("{\n\"k\":[]}")));
        assertThat(refusal.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refusal.index()).hasValue(0);
    }

    @Test
    void countsTheKeyIntoTheRecord() {
        var decoder = new BodyDecoder(LIMITS, "/k");
        var record = "{\"k\":\"" + "x".repeat(50) + "\"}";
        assertThat(refusal(() -> decoder.decode(BodyFormat.JSON, bytes(record))))
                .hasMessage("The record has 58 bytes and names a key of 50 more; at most 100 are taken.");
        assertThat(refusal(() -> decoder.decode(BodyFormat.NDJSON, bytes("1\n" + record))).index()).hasValue(1);
    }

    @Test
    void leavesEverythingButJsonAlone() throws DecodeException {
        var decoder = new BodyDecoder(LIMITS, "/k");
        assertThat(keys(decoder.decode(BodyFormat.TEXT, bytes("{\"k\":1}")))).containsExactly((String) null);
    }

    @Test
    void isNotAskedForWhenItIsEmpty() throws DecodeException {
        var records = new BodyDecoder(LIMITS, "").decode(BodyFormat.JSON, bytes("{\"\":1}"));
        assertThat(keys(records)).containsExactly((String) null);
    }

    @Test
    void saysWhatAPointerLooksLike() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BodyDecoder(LIMITS, "student"))
                .withMessageContainingAll("'student'", "/student");
    }
}
