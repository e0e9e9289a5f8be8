package dev.sujip.sink.batch;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ObjectBytesTest {

    private final ObjectBytes bytes = new ObjectBytes(
            List.of(piece(""), piece("ab"), ByteBuffer.wrap("xcdx".getBytes(StandardCharsets.US_ASCII), 1, 2),
                    piece(""), piece("e")));

    @Test
    void areReadInTheOrderOfThePieces() throws IOException {
        for (int time = 0; time < 2; time++) {
            assertThat(bytes.stream()).hasContent("abcde");
        }
        assertThat(bytes.length()).isEqualTo(5);
        try (var stream = bytes.stream()) {
            assertThat(stream.readNBytes(1)).asString().isEqualTo("a");
            assertThat(stream.read()).isEqualTo('b');
            assertThat(stream.readNBytes(3)).asString().isEqualTo("cde");
            assertThat(stream.read()).isEqualTo(-1);
            assertThat(stream.read(new byte[1])).isEqualTo(-1);
            assertThat(stream.read(new byte[0])).isZero();
        }
    }

    @Test
    void ofBytesAbove127AreReadOneByOne() throws IOException {
        try (var stream = ObjectBytes.of(new byte[]{(byte) 0xff}).stream()) {
            assertThat(stream.read()).isEqualTo(255);
        }
    }

    @Test
    void haveTheHashOfTheWhole() {
        // SHA-256 of "abcde", by sha256sum
        assertThat(HexFormat.of().formatHex(bytes.sha256()))
                .isEqualTo("36bbe50ed96841d10443bcb670d6554f0a34b761be67ec9c4a8ad2c0c44ca42c")
                .isEqualTo(HexFormat.of().formatHex(bytes.sha256()));
    }

    @Test
    void mayBeNone() {
        assertThat(ObjectBytes.of(new byte[0]).stream()).isEmpty();
    }

    private static ByteBuffer piece(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
