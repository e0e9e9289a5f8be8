package dev.sujip.ingest.decode;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdOutputStream;
import dev.sujip.ingest.decode.DecodeException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

import static dev.sujip.ingest.decode.Decoding.bytes;
import static dev.sujip.ingest.decode.Decoding.refusal;
import static org.assertj.core.api.Assertions.assertThat;

class ContentCodingTest {

    private static final int MAX = 200_000;
    private static final ByteBudget ENDLESS = _ -> true;

    @ParameterizedTest
    @EnumSource
    void givesBackWhatWasPacked(ContentCoding coding) throws Exception {
        for (int size : new int[]{0, 1, 100, 16_383, 16_384, 16_385, 100_000, MAX}) {
            for (byte[] body : List.of(noise(size), new byte[size])) {
                assertThat(coding.decode(pack(coding, body), MAX, ENDLESS)).isEqualTo(body);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void takesFromTheBudgetWhatTheResultHolds(ContentCoding coding) throws Exception {
        for (int size : new int[]{1, 100, 16_384, 100_000, MAX}) {
            var budget = new Meter(Integer.MAX_VALUE);
            coding.decode(pack(coding, noise(size)), MAX, budget);
            assertThat(budget.taken).as("of %d", size).isEqualTo(size);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void readsSeveralMembersAsOneBody(ContentCoding coding) throws Exception {
        byte[] packed = join(pack(coding, bytes("one ")), pack(coding, new byte[0]), pack(coding, bytes("two ")),
                pack(coding, noise(50_000)));
        var budget = new Meter(Integer.MAX_VALUE);
        assertThat(coding.decode(packed, MAX, budget)).isEqualTo(join(bytes("one two "), noise(50_000)));
        assertThat(budget.taken).isLessThan(2 * 50_008 + 2 * 16_384);
    }

    @ParameterizedTest
    @EnumSource
    void stopsAtTheCap(ContentCoding coding) throws Exception {
        for (byte[] body : List.of(noise(MAX + 1), new byte[30_000_000])) {
            var budget = new Meter(Integer.MAX_VALUE);
            var refusal = refusal(() -> coding.decode(pack(coding, body), MAX, budget));
            assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(refusal).hasMessageContaining("" + MAX);
            assertThat(budget.taken).isLessThanOrEqualTo(MAX + 1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void stopsWhereTheBudgetRefuses(ContentCoding coding) throws Exception {
        byte[] packed = join(pack(coding, noise(20_000)), pack(coding, noise(90_000)));
        for (int allowed : new int[]{0, 19_999, 40_000, 100_000, 130_000}) {
            var budget = new Meter(allowed);
            var refusal = refusal(() -> coding.decode(packed, MAX, budget));
            assertThat(refusal.reason()).as("with %d", allowed).isEqualTo(Reason.OVERLOADED);
            assertThat(budget.taken).isLessThanOrEqualTo(allowed);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void refusesWhateverIsCutOff(ContentCoding coding) throws Exception {
        byte[] packed = join(pack(coding, bytes("some text")), pack(coding, noise(300)));
        int first = pack(coding, bytes("some text")).length;
        for (int length = 0; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            if (length != first) {
                var refusal = refusal(() -> coding.decode(cut, MAX, ENDLESS));
                assertThat(refusal.reason()).as("cut to %d", length).isEqualTo(Reason.MALFORMED);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void refusesWhateverFollows(ContentCoding coding) throws Exception {
        byte[] packed = pack(coding, bytes("{}"));
        for (var more : List.of("00", "1f", "1f8b", "0000000000000000", "28b52f", "28b52ffd", "50", "ff".repeat(40),
                "1f8b08000000000000", "1f8b0800000000000000")) {
            var refusal = refusal(
                    () -> coding.decode(join(packed, HexFormat.of().parseHex(more)), MAX, ENDLESS));
            assertThat(refusal.reason()).as(more).isEqualTo(Reason.MALFORMED);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void refusesEveryChangeItCanSee(ContentCoding coding) throws Exception {
        byte[] packed = pack(coding, bytes("{\"a\":\"some text, some text\"}"));
        for (int at = 0; at < packed.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = packed.clone();
                changed[at] ^= (byte) (1 << bit);
                try {
                    // A gzip header has a time and a flag that say nothing of the body.
                    assertThat(coding.decode(changed, MAX, ENDLESS))
                            .isEqualTo(bytes("{\"a\":\"some text, some text\"}"));
                } catch (DecodeException e) {
                    assertThat(e.reason()).isIn(Reason.MALFORMED, Reason.TOO_LARGE);
                }
            }
        }
    }

    @Test
    void readsAGzipHeaderWithEverythingInIt() throws Exception {
        byte[] plain = pack(ContentCoding.GZIP, bytes("{}"));
        byte[] header = HexFormat.of().parseHex("1f8b081e000000000003" + "0300aabbcc" + "6e616d6500" + "00");
        var crc = new CRC32();
        crc.update(header);
        byte[] sum = {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)};
        byte[] member = join(header, sum, Arrays.copyOfRange(plain, 10, plain.length));
        assertThat(ContentCoding.GZIP.decode(member, MAX, ENDLESS)).isEqualTo(bytes("{}"));
        member[12] ^= 1;
        assertThat(refusal(() -> ContentCoding.GZIP.decode(member, MAX, ENDLESS)))
                .hasMessageContaining("the checksum of its header");
    }

    @Test
    void doesNotBelieveASizeThatCannotBe() {
        byte[] lie = HexFormat.of().parseHex("1f8b0800000000000003" + "0300" + "00000000" + "ffffff7f");
        var budget = new Meter(Integer.MAX_VALUE);
        assertThat(refusal(() -> ContentCoding.GZIP.decode(lie, 1 << 30, budget)).reason())
                .isEqualTo(Reason.MALFORMED);
        assertThat(budget.taken).isLessThan(1_100 * lie.length);
    }

    @Test
    void readsZstdOfUnknownSize() throws Exception {
        byte[] body = noise(60_000);
        assertThat(ContentCoding.ZSTD.decode(streamed(body, 0), MAX, ENDLESS)).isEqualTo(body);
        assertThat(ContentCoding.ZSTD.decode(streamed(body, 23), MAX, ENDLESS)).isEqualTo(body);
    }

    @Test
    void refusesAZstdWindowAboveWhatHttpAllows() throws Exception {
        byte[] wide = streamed(noise(60_000), 24);
        var refusal = refusal(() -> ContentCoding.ZSTD.decode(wide, MAX, ENDLESS));
        assertThat(refusal.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refusal).hasMessageContaining("window of more than 8 MiB");
    }

    @Test
    void readsCodingNamesInAnyCase() {
        assertThat(ContentCoding.named("GZip")).isEqualTo(ContentCoding.GZIP);
        assertThat(ContentCoding.named("x-gzip")).isEqualTo(ContentCoding.GZIP);
        assertThat(ContentCoding.named("zstd")).isEqualTo(ContentCoding.ZSTD);
        assertThat(ContentCoding.named("identity")).isEqualTo(ContentCoding.IDENTITY);
        assertThat(ContentCoding.named("br")).isNull();
    }

    static byte[] pack(ContentCoding coding, byte[] body) throws IOException {
        return switch (coding) {
            case IDENTITY -> body;
            case GZIP -> {
                var packed = new ByteArrayOutputStream();
                try (var gzip = new GZIPOutputStream(packed)) {
                    gzip.write(body);
                }
                yield packed.toByteArray();
            }
            case ZSTD -> {
                try (var zstd = new ZstdCompressCtx().setChecksum(true)) {
                    yield zstd.compress(body);
                }
            }
        };
    }

    /** As a program packs a stream, which does not know the size beforehand. */
    private static byte[] streamed(byte[] body, int windowLog) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zstd = new ZstdOutputStream(packed)) {
            if (windowLog > 0) {
                zstd.setLong(windowLog);
            }
            zstd.write(body);
        }
        return packed.toByteArray();
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Grants up to a bound, and remembers. */
    private static final class Meter implements ByteBudget {

        private final int allowed;
        private int taken;

        Meter(int allowed) {
            this.allowed = allowed;
        }

        @Override
        public boolean take(int more) {
            if (more > allowed - taken) {
                return false;
            }
            taken += more;
            return true;
        }
    }
}
