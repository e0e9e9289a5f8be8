package dev.sujip.sink.encode;

import dev.sujip.sink.encode.JsonValidator.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class JsonValidatorTest {

    private static final String MEANINGFUL = "{}[],:\"\\0-.eE+u9tn \n";
    private static final List<String> SEEDS = List.of(
            "{\"student\":\"s-17\",\"event\":\"answered\",\"score\":0.75,\"tags\":[\"a\",\"b\"],\"at\":1.5e-7,\"ok\":true}",
            "[null,false,-0,-0.0E+10,12345678901234567890,\"\\u00e9\\n\\\\\\\"\",{},[],[[{}]]]",
            "\"수집 \ud83d\ude00 é\"", "0", "-1e9",
            " {\t\"a\" : [ 1 , 2 ] }\r\n", "{\"a\":{\"b\":{\"c\":[1,{\"d\":\"\"}]}}}");

    private final JsonValidator validator = new JsonValidator();
    private final JsonFactory jackson = new JsonFactory();

    @Test
    void agreesWithJacksonOnWhateverComes() {
        var random = new Random(20261122);
        int valid = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] text = mutated(SEEDS.get(random.nextInt(SEEDS.size())).getBytes(StandardCharsets.UTF_8), random);
            boolean expected = isJson(text);
            valid += expected ? 1 : 0;
            assertThat(validator.verdict(text) != Verdict.NO_JSON)
                    .as(() -> new String(text, StandardCharsets.UTF_8) + ' ' + Arrays.toString(text))
                    .isEqualTo(expected);
        }
        assertThat(valid).isBetween(20_000, 180_000);
    }

    @Test
    void agreesWithJacksonOnEveryShortText() {
        byte[] alphabet = "{}[],:\"\\0-.eE+u1tn \n\u0001\u007fé".getBytes(StandardCharsets.UTF_8);
        byte[] text = new byte[4];
        for (byte a : alphabet) {
            for (byte b : alphabet) {
                for (byte c : alphabet) {
                    for (byte d : alphabet) {
                        text[0] = a;
                        text[1] = b;
                        text[2] = c;
                        text[3] = d;
                        assertThat(validator.verdict(text) != Verdict.NO_JSON)
                                .as(() -> Arrays.toString(text)).isEqualTo(isJson(text));
                    }
                }
            }
        }
    }

    @Test
    void knowsEveryCharacterOfUtf8() {
        for (int first = 0x80; first <= 0xff; first++) {
            for (int second = 0x70; second <= 0xc8; second++) {
                for (int tail = 0; tail < 3; tail++) {
                    byte[] text = new byte[4 + tail];
                    Arrays.fill(text, (byte) 0x80);
                    text[0] = '"';
                    text[1] = (byte) first;
                    text[2] = (byte) second;
                    text[text.length - 1] = '"';
                    assertThat(validator.verdict(text) != Verdict.NO_JSON).as(Arrays.toString(text))
                            .isEqualTo(isUtf8(text));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1\n}", "\r[]", "1\n"})
    void tellsLineBreaks(String text) {
        assertThat(validator.verdict(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(Verdict.ON_SEVERAL_LINES);
        assertThat(validator.verdict("{\"a\":\"\\n\"}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Verdict.ON_ONE_LINE);
    }

    /** Changes, removes or doubles a few bytes, mostly to ones that mean something. */
    private static byte[] mutated(byte[] seed, Random random) {
        byte[] text = seed;
        for (int changes = random.nextInt(4); changes > 0 && text.length > 0; changes--) {
            int at = random.nextInt(text.length);
            switch (random.nextInt(4)) {
                case 0 -> text[at] = (byte) MEANINGFUL.charAt(random.nextInt(MEANINGFUL.length()));
                case 1 -> text[at] = (byte) random.nextInt(256);
                case 2 -> text = Arrays.copyOf(text, at);
                default -> {
                    byte[] longer = Arrays.copyOf(text, text.length + 1);
                    System.arraycopy(text, at, longer, at + 1, text.length - at);
                    text = longer;
                }
            }
        }
        return text;
    }

    /** Jackson would also take UTF-16 and UTF-32, and a byte order mark. */
    private boolean isJson(byte[] text) {
        if (text.length == 0 || text[0] < 0 || !isUtf8(text)) {
            return false;
        }
        for (byte b : text) {
            if (b == 0) {
                return false;
            }
        }
        try (var parser = jackson.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    private static boolean isUtf8(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
