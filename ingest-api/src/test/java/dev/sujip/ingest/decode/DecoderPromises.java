package dev.sujip.ingest.decode;

import com.github.luben.zstd.Zstd;
import dev.sujip.ingest.decode.DecodeException.Reason;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import static dev.sujip.ingest.decode.Decoding.bytes;
import static dev.sujip.ingest.decode.Decoding.texts;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever comes in, decoders throw nothing but {@link DecodeException}, and judge as parsers of another make do. */
final class DecoderPromises {

    private static final int MAX_RECORDS = 16;
    private static final int MAX_RECORD_BYTES = 2_048;
    private static final int MAX_DEPTH = 32;
    private static final int MAX_DECODED_BYTES = 60_000;
    private static final int MORE_THAN_A_CHUNK = 17 * 1024;

    private final BodyDecoder decoder = new BodyDecoder(new DecodeLimits(MAX_RECORDS, MAX_RECORD_BYTES, MAX_DEPTH),
            null);
    private final BodyDecoder keyed = new BodyDecoder(new DecodeLimits(MAX_RECORDS, MAX_RECORD_BYTES, MAX_DEPTH),
            "/k");

    /**
     * Fails if a decoder breaks a promise.
     *
     * @param input the first byte says what is decoded, the rest is what
     */
    void check(byte[] input) throws Exception {
        if (input.length == 0) {
            return;
        }
        byte[] body = Arrays.copyOfRange(input, 1, input.length);
        switch (input[0]) {
            case 'j' -> json(body);
            case 'n' -> ndjson(body);
            case 'k' -> keys(body);
            case 'e' -> event(BodyFormat.CLOUD_EVENT, body);
            case 'b' -> event(BodyFormat.CLOUD_EVENTS, body);
            case 'h' -> binaryEvent(body);
            case 'g' -> gzip(body);
            case 'z' -> unpack(ContentCoding.ZSTD, body);
            case 'r' -> roundTrip(body);
            default -> plain(body);
        }
    }

    private void json(byte[] body) {
        var whole = IndependentJson.tokens(body);
        try {
            var records = decoder.decode(BodyFormat.JSON, body);
            var joined = String.join(",", texts(records));
            if (whole.getFirst().equals("START_ARRAY")) {
                texts(records).forEach(each -> assertThat(IndependentJson.tokens(bytes(each))).isNotEmpty());
                assertThat(IndependentJson.tokens(bytes("[" + joined + "]"))).isEqualTo(whole);
            } else {
                assertThat(bytes(joined)).isEqualTo(body);
            }
        } catch (DecodeException e) {
            if (!whole.isEmpty()) {
                assertThat(e.reason()).isNotIn(Reason.MALFORMED, Reason.EMPTY);
            }
        }
    }

    private void ndjson(byte[] body) {
        var lines = IndependentJson.lines(body);
        try {
            assertThat(texts(decoder.decode(BodyFormat.NDJSON, body))).isEqualTo(lines);
            lines.forEach(line -> assertThat(IndependentJson.tokens(bytes(line))).isNotEmpty());
        } catch (DecodeException e) {
            boolean valid = !lines.isEmpty()
                    && lines.stream().noneMatch(line -> IndependentJson.tokens(bytes(line)).isEmpty());
            if (valid) {
                assertThat(e.reason()).isNotIn(Reason.MALFORMED, Reason.EMPTY);
            }
        }
    }

    private void keys(byte[] body) {
        try {
            var records = keyed.decode(BodyFormat.JSON, body);
            for (int i = 0; i < records.count(); i++) {
                assertThat(Decoding.keys(records).get(i))
                        .isEqualTo(IndependentJson.scalarAt("/k", records.value(i)));
            }
        } catch (DecodeException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    private void event(BodyFormat format, byte[] body) {
        try {
            var records = decoder.decode(format, body);
            assertThat(records.contentType()).isEqualTo("application/cloudevents+json");
            for (int i = 0; i < records.count(); i++) {
                assertThat(IndependentJson.scalarAt("/specversion", records.value(i))).isEqualTo("1.0");
                assertThat(IndependentJson.scalarAt("/id", records.value(i))).isNotEmpty();
                assertThat(Decoding.keys(records).get(i))
                        .isEqualTo(IndependentJson.scalarAt("/partitionkey", records.value(i)));
            }
        } catch (DecodeException e) {
            assertThat(e.getMessage()).isNotEmpty().hasSizeLessThan(1_000);
        }
    }

    private void binaryEvent(byte[] request) {
        var lines = new ArrayList<>(Arrays.asList(new String(request, StandardCharsets.ISO_8859_1)
                .split("\n", 20)));
        byte[] body = bytes(lines.removeLast());
        var headers = new ArrayList<Map.Entry<String, String>>();
        for (var line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.add(Map.entry(line.substring(0, colon), line.substring(colon + 1)));
            }
        }
        var contentType = headers.stream().filter(each -> each.getKey().equals("Content-Type")).findFirst()
                .map(Map.Entry::getValue).orElse(null);
        try {
            var records = decoder.decodeBinaryEvent(headers, contentType, body);
            assertThat(records.value(0)).isSameAs(body);
            assertThat(records.headers()).allMatch(header -> header.name().matches("ce_[a-z0-9]+"))
                    .allMatch(header -> Utf8.firstInvalid(header.value()) < 0);
        } catch (DecodeException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    private void gzip(byte[] body) throws IOException {
        byte[] unpacked = unpack(ContentCoding.GZIP, body);
        if (unpacked != null) {
            try (var jdk = new GZIPInputStream(new ByteArrayInputStream(body))) {
                assertThat(unpacked).isEqualTo(jdk.readAllBytes());
            }
        }
    }

    private static byte @Nullable [] unpack(ContentCoding coding, byte[] body) {
        var taken = new int[1];
        try {
            byte[] unpacked = coding.decode(body, MAX_DECODED_BYTES, more -> {
                taken[0] += more;
                return true;
            });
            assertThat(unpacked).hasSizeLessThanOrEqualTo(MAX_DECODED_BYTES);
            return unpacked;
        } catch (DecodeException e) {
            assertThat(e.reason()).isIn(Reason.MALFORMED, Reason.TOO_LARGE);
            return null;
        } finally {
            assertThat(taken[0]).isLessThan(2 * MAX_DECODED_BYTES + 2 * MORE_THAN_A_CHUNK);
        }
    }

    private static void roundTrip(byte[] body) throws IOException, DecodeException {
        for (var coding : List.of(ContentCoding.GZIP, ContentCoding.ZSTD)) {
            byte[] packed = coding == ContentCoding.ZSTD ? Zstd.compress(body) : ContentCodingTest.pack(coding, body);
            assertThat(coding.decode(packed, Math.max(1, body.length), _ -> true)).isEqualTo(body);
        }
    }

    private void plain(byte[] body) {
        for (var format : List.of(BodyFormat.TEXT, BodyFormat.BINARY)) {
            try {
                assertThat(decoder.decode(format, body).value(0)).isSameAs(body);
                assertThat(format == BodyFormat.BINARY || isUtf8(body)).isTrue();
            } catch (DecodeException e) {
                assertThat(e.reason()).isIn(format == BodyFormat.BINARY || isUtf8(body)
                        ? List.of(Reason.EMPTY, Reason.RECORD_TOO_LARGE)
                        : List.of(Reason.MALFORMED));
            }
        }
    }

    private static boolean isUtf8(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
