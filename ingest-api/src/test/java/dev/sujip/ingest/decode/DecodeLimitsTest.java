package dev.sujip.ingest.decode;

import dev.sujip.ingest.decode.DecodeException.Reason;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static dev.sujip.ingest.decode.Decoding.bytes;
import static dev.sujip.ingest.decode.Decoding.refusal;
import static dev.sujip.ingest.decode.Decoding.texts;
import static org.assertj.core.api.Assertions.assertThat;

class DecodeLimitsTest {

    private final BodyDecoder decoder = new BodyDecoder(new DecodeLimits(3, 5, 8), null);

    @Test
    void takesRecordsUpToTheLimit() throws DecodeException {
        assertThat(texts(decoder.decode(BodyFormat.JSON, bytes("[12345,\"abc\", 1 , 2 ]".replace(", 2 ", "")))))
                .containsExactly("12345", "\"abc\"", "1");
        assertThat(texts(decoder.decode(BodyFormat.NDJSON, bytes("12345\r\n 123 \n")))).containsExactly("12345",
                " 123 ");
        assertThat(texts(decoder.decode(BodyFormat.TEXT, bytes("12345")))).containsExactly("12345");
    }

    @Test
    void refusesALargerRecord() {
        for (var format : List.of(BodyFormat.JSON, BodyFormat.TEXT, BodyFormat.BINARY, BodyFormat.CLOUD_EVENT)) {
            var refusal = refusal(() -> decoder.decode(format, bytes("123456")));
            assertThat(refusal.reason()).isEqualTo(Reason.RECORD_TOO_LARGE);
            assertThat(refusal.index()).isEmpty();
            assertThat(refusal).hasMessage("The record has 6 bytes; at most 5 are taken.");
        }
        var headers = Map.of("ce-specversion", "1.0", "ce-id", "1", "ce-source", "/", "ce-type", "t").entrySet();
        assertThat(refusal(() -> decoder.decodeBinaryEvent(headers, "text/plain", bytes("123456"))).reason())
                .isEqualTo(Reason.RECORD_TOO_LARGE);
    }

    @Test
    void namesTheRecordThatIsTooLarge() {
        assertTooLarge(BodyFormat.JSON, "[1,123456,3]", 1);
        assertTooLarge(BodyFormat.JSON, "[[1, 2]]", 0);
        assertTooLarge(BodyFormat.NDJSON, "1\n\n2\n123456\n", 2);
    }

    @Test
    void saysWhichRecordOfSeveralIsMalformed() {
        assertThat(refusal(() -> decoder.decode(BodyFormat.JSON, bytes("[1,{,3]"))).index()).hasValue(1);
        assertThat(refusal(() -> decoder.decode(BodyFormat.JSON, bytes("[1] x"))).index()).isEmpty();
        assertThat(refusal(() -> decoder.decode(BodyFormat.JSON, bytes("{"))).index()).isEmpty();
        assertThat(refusal(() -> decoder.decode(BodyFormat.NDJSON, bytes("\n1\n\n{\n3"))).index()).hasValue(1);
        assertThat(refusal(() -> decoder.decode(BodyFormat.JSON, bytes("[1,2,3,4]"))).index()).isEmpty();
    }

    private void assertTooLarge(BodyFormat format, String body, int index) {
        var refusal = refusal(() -> decoder.decode(format, bytes(body)));
        assertThat(refusal.reason()).isEqualTo(Reason.RECORD_TOO_LARGE);
        assertThat(refusal.index()).hasValue(index);
        assertThat(refusal).hasMessageStartingWith("Record " + index + " has 6 bytes;");
    }
}
