package dev.sujip.ingest.decode;

import dev.sujip.ingest.decode.DecodeException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static dev.sujip.ingest.decode.Decoding.bytes;
import static dev.sujip.ingest.decode.Decoding.keys;
import static dev.sujip.ingest.decode.Decoding.refusal;
import static org.assertj.core.api.Assertions.assertThat;

/** Events whose attributes come as HTTP headers. */
class BinaryEventTest {

    private final BodyDecoder decoder = new BodyDecoder(new DecodeLimits(1, 1_000, 8), "/k");
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();

    BinaryEventTest() {
        header("Host", "localhost");
        header("ce-specversion", "1.0");
        header("Ce-Id", "1");
        header("CE-SOURCE", "/s");
        header("ce-type", "t");
    }

    @Test
    void putsTheAttributesIntoHeadersAndLeavesTheBodyAlone() throws DecodeException {
        header("ce-time", "2026-11-21T07:31:05Z");
        header("ce-partitionkey", "p");
        byte[] body = {0, (byte) 0xFF};
        var records = decoder.decodeBinaryEvent(headers, "image/png", body);
        assertThat(records.count()).isEqualTo(1);
        assertThat(records.value(0)).isSameAs(body);
        assertThat(records.contentType()).isEqualTo("image/png");
        assertThat(keys(records)).containsExactly("p");
        assertThat(wire(records)).containsExactly(Map.entry("ce_specversion", "1.0"), Map.entry("ce_id", "1"),
                Map.entry("ce_source", "/s"), Map.entry("ce_type", "t"), Map.entry("ce_time", "2026-11-21T07:31:05Z"),
                Map.entry("ce_partitionkey", "p"));
    }

    @Test
    void takesAnEventWithoutDataOrType() throws DecodeException {
        assertThat(decoder.decodeBinaryEvent(headers, null, new byte[0]).contentType())
                .isEqualTo("application/octet-stream");
        var records = decoder.decodeBinaryEvent(headers, "application/json", new byte[0]);
        assertThat(records.value(0)).isEmpty();
        assertThat(records.contentType()).isEqualTo("application/json");
    }

    @Test
    void takesAnArrayForOneEventsData() throws DecodeException {
        var records = decoder.decodeBinaryEvent(headers, "application/json; charset=utf-8", bytes("[{\"k\":1},2]"));
        assertThat(records.count()).isEqualTo(1);
        assertThat(records.contentType()).isEqualTo("application/json; charset=utf-8");
        assertThat(keys(records)).containsExactly((String) null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Euro%20%E2%82%AC%20%F0%9F%98%80 | Euro € 😀
            %e2%82%ac                       | €
            a b                             | a b
            "a \\"b\\" \\\\"                | a "b" \\
            "a%20b"                         | a b
            %2541                           | %41
            a"b                             | a"b
            %41                             | A
            """)
    void decodesHeadersAsTheHttpBindingHasIt(String value, String text) throws DecodeException {
        header("ce-ext", value);
        assertThat(wire(decoder.decodeBinaryEvent(headers, null, new byte[0]))).containsEntry("ce_ext", text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%zz", "100%", "%C0%A0", "%ED%A0%80", "%FF", "é", "\u00e2\u0082\u00ac", "\"a",
            "\"a\"b", "\"a\\\"", "\"", "a\tb", "%-1", "%+1"})
    void refusesAHeaderThatIsNotPercentEncoded(String value) {
        header("ce-ext", value);
        var refusal = refusal(() -> decoder.decodeBinaryEvent(headers, null, new byte[0]));
        assertThat(refusal.reason()).isEqualTo(Reason.REFUSED);
        assertThat(refusal).hasMessageStartingWith("The event has a header 'ce-ext' that is not the percent-encoding");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ce-id              | 2       | has the attribute 'id' twice
            ce-my-ext          | x       | has an attribute named 'my-ext'; a name is made of a to z and 0 to 9
            ce-data            | x       | has an attribute named 'data'
            ce-data_base64     | x       | has an attribute named 'data_base64'
            ce-datacontenttype | a/b     | send Content-Type instead
            ce-time            | now     | has the time 'now'
            ce-subject         | %0A     | has a control character
            """)
    void refusesWhatTheSpecificationForbids(String name, String value, String message) {
        header(name, value);
        var refusal = refusal(() -> decoder.decodeBinaryEvent(headers, null, new byte[0]));
        assertThat(refusal.reason()).isEqualTo(Reason.REFUSED);
        assertThat(refusal).hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce-specversion", "Ce-Id", "CE-SOURCE", "ce-type"})
    void refusesAnEventThatLacksARequiredAttribute(String header) {
        headers.removeIf(each -> each.getKey().equals(header));
        assertThat(refusal(() -> decoder.decodeBinaryEvent(headers, null, new byte[0]))).hasMessageContaining(
                "lacks the required attribute");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/problem+json;a=b", "TEXT/JSON"})
    void refusesDataThatIsSaidToBeJsonAndIsNot(String contentType) {
        assertThat(refusal(() -> decoder.decodeBinaryEvent(headers, contentType, bytes("{]"))).reason())
                .isEqualTo(Reason.MALFORMED);
        assertThat(refusal(() -> decoder.decodeBinaryEvent(headers, contentType, bytes("{} {}"))).reason())
                .isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/cloudevents+avro", "Application/CloudEvents+json", "json", ""})
    void refusesAContentTypeThatDescribesNoData(String contentType) {
        assertThat(refusal(() -> decoder.decodeBinaryEvent(headers, contentType, bytes("x"))).reason())
                .isEqualTo(Reason.REFUSED);
    }

    @Test
    void knowsAnAttributeByItsHeadersName() {
        assertThat(List.of("ce-id", "CE-Id", "cE-x")).allMatch(BodyDecoder::isEventAttribute);
        assertThat(List.of("ce-", "ce_id", "content-type", "c", "", "xce-id")).noneMatch(BodyDecoder::isEventAttribute);
    }

    private void header(String name, String value) {
        headers.add(Map.entry(name, value));
    }

    private static Map<String, String> wire(RecordSlices records) {
        var wire = new LinkedHashMap<String, String>();
        records.headers()
                .forEach(header -> wire.put(header.name(), new String(header.value(), StandardCharsets.UTF_8)));
        return wire;
    }
}
