package dev.sujip.ingest.decode;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** One parser over all lines must judge as one parser a line would. */
class NdjsonBodyTest {

    private static final List<String> FRAGMENTS = List.of("\n", "\n", "\n", "\r\n", " ", "1", "\"a\"", "{", "}", "[",
            "]", ",", ":", "\"k\":", "null", "{}",
            "[1,2]", "{\"k\":[]}", "\"", "x");
    private static final int BODIES = 20_000;

    private final BodyDecoder decoder = new BodyDecoder(new DecodeLimits(1000, Integer.MAX_VALUE, 100), null);

    @Test
    void takesABodyIfAndOnlyIfEachLineIsOneValue() {
        var random = new Random(42);
        int taken = 0;
        for (int i = 0; i < BODIES; i++) {
            var body = randomBody(random);
            var lines = Arrays.stream(body.split("\n")).filter(line -> !line.isBlank()).toList();
            boolean expected = !lines.isEmpty() && lines.stream().allMatch(this::isOneValue);
            assertThat(isTaken(body)).as("%s", body).isEqualTo(expected);
            taken += expected ? 1 : 0;
        }
        assertThat(taken).isGreaterThan(BODIES / 100);
    }

    /** As the only element of an array, so that an array in it is no batch and a comma in it shows. */
    private boolean isOneValue(String line) {
        try {
            var elements = decoder.decode(BodyFormat.JSON, ("[" + line + "]").getBytes(StandardCharsets.UTF_8));
            return elements.count() == 1;
        } catch (DecodeException e) {
            return false;
        }
    }

    private static String randomBody(Random random) {
        var body = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            body.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        }
        return body.toString();
    }

    private boolean isTaken(String body) {
        try {
            decoder.decode(BodyFormat.NDJSON, body.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (DecodeException e) {
            return false;
        }
    }
}
