package dev.sujip.ingest.decode;

import dev.sujip.ingest.decode.DecodeException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

import static dev.sujip.ingest.decode.Decoding.bytes;
import static dev.sujip.ingest.decode.Decoding.refusal;
import static org.assertj.core.api.Assertions.assertThat;

class JsonFaultTest {

    private static final List<String> FRAGMENTS = List.of("1", "-", "0", ".5", "e", "E+", "\"a\"", "{", "}", "[", "]",
            ",", ":", "\"k\":", "null", "true", "tru", "NaN", "{}", "[1,2]", "\"", "\\", "\\u00", "x", " ", "\n", "\t",
            "/", "é", "\u0001");
    private static final Pattern SAID = Pattern.compile("(?s)The body is not valid JSON at byte (\\d+): (.+)\\.");
    private static final int BODIES = 50_000;

    private final BodyDecoder decoder = new BodyDecoder(new DecodeLimits(1000, Integer.MAX_VALUE, 100), null);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            hello      | 0 | expected a value, found 'hello'
            NaN        | 0 | expected a value, found 'NaN'
            nullx      | 0 | expected a value, found 'nullx'
            -Infinity  | 1 | expected a digit, found 'Infinity'
            +1         | 0 | expected a value, found '+'
            .5         | 0 | expected a value, found '.'
            01         | 1 | a number begins with a needless zero
            1.         | 2 | the body ends inside a number
            1e+x       | 3 | expected a digit, found 'x'
            0x1        | 1 | expected nothing more, found 'x1'
            1 // one   | 2 | expected nothing more, found '/'
            {"a":1}}   | 7 | expected nothing more, found '}'
            {          | 1 | the body ends inside an object
            {"a":[{},  | 9 | the body ends inside an array
            {"a":[1]   | 8 | the body ends inside an object
            {"a        | 3 | the body ends inside a string
            "a\\u1     | 5 | the body ends inside a string
            {'a':1}    | 1 | expected a name in double quotes or '}', found "'"
            {"a":1,}   | 7 | there is a comma too many before '}'
            {"a":1,b}  | 7 | expected a name in double quotes, found 'b'
            {"a":1,,}  | 7 | there is a comma too many before ','
            {"a" 1}    | 5 | expected a colon, found '1'
            {"a":}     | 5 | expected a value, found '}'
            {"a":1 2}  | 7 | expected a comma or '}', found '2'
            {"a":[1}   | 7 | expected a comma or ']', found '}'
            {"a":[,]}  | 6 | expected a value or ']', found ','
            "\\q"      | 2 | expected one of " \\ / b f n r t u after a backslash, found 'q'
            "\\u12"    | 5 | expected four hexadecimal digits after \\u, found '"'
            {"a":é}    | 5 | expected a value, found U+00E9
            {"a":😀}   | 5 | expected a value, found U+1F600
            """)
    void saysWhereAndWhatHadToStandThere(String body, int position, String fault) {
        assertThat(refusal(() -> decoder.decode(BodyFormat.JSON, bytes(body))))
                .hasMessage("The body is not valid JSON at byte " + position + ": " + fault + ".");
    }

    @Test
    void namesControlCharactersByTheirNumber() {
        assertThat(refusal(() -> decoder.decode(BodyFormat.JSON, bytes("\"a\nb\""))))
                .hasMessage("The body is not valid JSON at byte 2: a string holds the control character U+000A;"
                        + " escape it.");
        assertThat(refusal(() -> decoder.decode(BodyFormat.JSON, bytes("    \u001e1"))))
                .hasMessage("The body is not valid JSON at byte 4: expected a value, found U+001E.");
    }

    @Test
    void repeatsNoMoreThanTheBeginningOfAWord() {
        assertThat(refusal(() -> decoder.decode(BodyFormat.JSON, bytes("x".repeat(100_000)))).getMessage())
                .hasSizeLessThan(200).endsWith("xxx...'.");
    }

    @Test
    void countsFromTheBeginningOfALine() {
        assertThat(refusal(() -> decoder.decode(BodyFormat.NDJSON, bytes("{}\n\n{\"a\":\n1}"))))
                .hasMessage(
                        "Line 3 (record 1) is not valid JSON at byte 5 of the line: the line ends inside an object.");
    }

    @Test
    void namesTheElementAndCountsFromTheBeginningOfTheBody() {
        assertThat(refusal(() -> decoder.decode(BodyFormat.JSON, bytes("[1,{\"a\":]"))))
                .hasMessage("Element 1 of the array is not valid JSON at byte 8: expected a value, found ']'.");
        assertThat(refusal(() -> decoder.decode(BodyFormat.JSON, bytes("[1] x"))))
                .hasMessage("What follows the array is not valid JSON at byte 4: expected nothing more, found 'x'.");
    }

    /** The parser decides what is refused, {@link JsonFault} only says why: where it saw nothing wrong, it would name no place. */
    @Test
    void findsAFaultInWhateverTheParserRefuses() {
        var random = new Random(7);
        int malformed = 0;
        for (int i = 0; i < BODIES; i++) {
            malformed += isRefusedWithAPlace("{\"k\":" + randomText(random)) ? 1 : 0;
        }
        assertThat(malformed).isBetween(BODIES / 2, BODIES - 1);
    }

    private boolean isRefusedWithAPlace(String body) {
        try {
            decoder.decode(BodyFormat.JSON, bytes(body));
            return false;
        } catch (DecodeException e) {
            if (e.getMessage().contains("second JSON value")) {
                return false;
            }
            assertThat(e.reason()).as(body).isEqualTo(Reason.MALFORMED);
            var said = SAID.matcher(e.getMessage());
            assertThat(said.matches()).as("%s for %s", e.getMessage(), body).isTrue();
            int position = Integer.parseInt(said.group(1));
            int end = bytes(body).length;
            assertThat(position).as(body).isBetween(5, end);
            assertThat(said.group(2).startsWith("the body ends")).as(body).isEqualTo(position == end);
            return true;
        }
    }

    private static String randomText(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        }
        return text.append(random.nextBoolean() ? "}" : "").toString();
    }
}
