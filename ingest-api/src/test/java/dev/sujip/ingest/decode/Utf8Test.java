package dev.sujip.ingest.decode;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class Utf8Test {

    private static final int[] TELLING_BYTES = {0, 'a', 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2,
            0xDF, 0xE0, 0xE1, 0xED, 0xEE, 0xEF,
            0xF0, 0xF1, 0xF4, 0xF5, 0xFF};

    @Test
    void agreesWithTheJdkOnEverySequenceOfTellingBytes() {
        byte[] bytes = new byte[4];
        for (int a : TELLING_BYTES) {
            for (int b : TELLING_BYTES) {
                for (int c : TELLING_BYTES) {
                    for (int d : TELLING_BYTES) {
                        bytes[0] = (byte) a;
                        bytes[1] = (byte) b;
                        bytes[2] = (byte) c;
                        bytes[3] = (byte) d;
                        assertAgrees(bytes);
                    }
                }
            }
        }
    }

    @Test
    void agreesWithTheJdkOnLongRunsOfAsciiWithSomethingInThem() {
        var random = new Random(7);
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = new byte[random.nextInt(64)];
            for (int k = 0; k < bytes.length; k++) {
                bytes[k] = (byte) (random.nextInt(12) == 0
                        ? TELLING_BYTES[random.nextInt(TELLING_BYTES.length)]
                        : 'a');
            }
            assertAgrees(bytes);
        }
    }

    private static void assertAgrees(byte[] bytes) {
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        var result = decoder.decode(in, CharBuffer.allocate(bytes.length + 1), true);
        int expected = result.isError() ? in.position() : -1;
        int actual = Utf8.firstInvalid(bytes);
        if (actual != expected) {
            assertThat(actual).as("%s", ByteBuffer.wrap(bytes.clone())).isEqualTo(expected);
        }
    }
}
