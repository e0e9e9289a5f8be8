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

/** Events in the JSON event format, alone and in batches. */
class CloudEventTest {

    private static final String START = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\"";
    private static final String EVENT = START + "}";

    private final BodyDecoder decoder = new BodyDecoder(new DecodeLimits(4, 10_000, 8), "/id");

    @Test
    void keepsTheBytesOfAnEvent() throws DecodeException {
        byte[] body = bytes(" " + EVENT + "\n");
        var records = decoder.decode(BodyFormat.CLOUD_EVENT, body);
        assertThat(records.count()).isEqualTo(1);
        assertThat(records.value(0)).isSameAs(body);
        assertThat(records.contentType()).isEqualTo("application/cloudevents+json");
        assertThat(records.headers()).isEmpty();
    }

    @Test
    void makesEachEventOfABatchARecord() throws DecodeException {
        var keyed = START + ", \"partitionkey\":\"수집\"}";
        var records = decoder.decode(BodyFormat.CLOUD_EVENTS, bytes("[" + EVENT + " , " + keyed + "]"));
        assertThat(texts(records)).containsExactly(EVENT, keyed);
        assertThat(keys(records)).containsExactly(null, "수집");
        assertThat(records.contentType()).isEqualTo("application/cloudevents+json");
    }

    @Test
    void takesTheKeyFromThePartitioningExtension() throws DecodeException {
        var records = decoder.decode(BodyFormat.CLOUD_EVENT, bytes(START + ",\"partitionkey\":\"p\"}"));
        assertThat(keys(records)).containsExactly("p");
        assertThat(keys(decoder.decode(BodyFormat.CLOUD_EVENT, bytes(EVENT)))).containsExactly((String) null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"data\":{\"a\":[1e999]}", ",\"data\":null", ",\"data\":\"<x/>\"",
            ",\"data\":\"<x/>\",\"datacontenttype\":\"application/xml\"",
            ",\"datacontenttype\":\"application/vnd.x+JSON; charset=utf-8\",\"data\":[1]",
            ",\"data_base64\":\"AAECAw==\"", ",\"data_base64\":\"\"", ",\"subject\":null", ",\"n\":-2147483648",
            ",\"b\":true", ",\"x\":\"\"", ",\"x\":\"\\ud83d\\ude00\"", ",\"time\":\"2026-11-21T07:31:05.123Z\"",
            ",\"time\":\"2026-11-21T07:31:05+09:00\"", ",\"dataschema\":\"https://example.org/s\"",
            ",\"datacontenttype\":null,\"data\":1"})
    void takesWhatTheSpecificationAllows(String more) throws DecodeException {
        var event = START + more + "}";
        assertThat(texts(decoder.decode(BodyFormat.CLOUD_EVENT, bytes(event)))).containsExactly(event);
        assertThat(texts(decoder.decode(BodyFormat.CLOUD_EVENTS, bytes("[" + event + "]")))).containsExactly(event);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "id":""                                 | has an empty 'id'
            "id":7                                  | has a 'id' that is not a string
            "id":null                               | lacks the required attribute 'id'
            "id":"a\\u0000"                         | has a control character
            "id":"\\ud800"                          | half a surrogate pair
            "id":"\\ufffe"                          | has a control character
            "id":{}                                 | neither a string, an integer nor a boolean
            "id":"a","id":"a"                       | has the attribute 'id' twice
            "id":"a","id":null                      | has the attribute 'id' twice
            "source":"no uri"                       | has the source 'no uri'; send a URI reference
            "type":true                             | has a 'type' that is not a string
            "specversion":"0.3"                     | has the specversion '0.3'; send CloudEvents 1.0
            "specversion":1.0                       | neither a string, an integer nor a boolean
            "specversion":1                         | has the specversion '1'
            "time":"yesterday"                      | has the time 'yesterday'; send a time as in RFC 3339
            "time":"2026-11-21T07:31:05"            | has the time
            "time":1700000000                       | has a 'time' that is not a string
            "dataschema":"%"                        | has the dataschema '%'; send a URI
            "subject":""                            | has an empty 'subject'
            "datacontenttype":"json"                | has the datacontenttype 'json'; send a media type
            "datacontenttype":"text/plain","data":1 | has data that is not a string
            "data":1,"data_base64":"AA=="           | has both data and data_base64
            "data":1,"data":2                       | has data twice
            "data_base64":"A"                       | not Base64
            "data_base64":"AAA"                     | not Base64
            "data_base64":"AA=A"                    | not Base64
            "data_base64":"===="                    | not Base64
            "data_base64":"AA\\nAAA"                | not Base64
            "data_base64":null                      | not Base64
            "data_base64":{}                        | not Base64
            "Ext":"x"                               | has an attribute named 'Ext'; a name is made of a to z and 0 to 9
            "my_ext":"x"                            | has an attribute named 'my_ext'
            "":"x"                                  | has an attribute named ''
            "ext":[1]                               | neither a string, an integer nor a boolean
            "ext":1.5                               | neither a string, an integer nor a boolean
            "ext":2147483648                        | no 32-bit integer
            "partitionkey":""                       | has an empty 'partitionkey'
            "partitionkey":5                        | has a 'partitionkey' that is not a string
            """)
    void refusesWhatTheSpecificationForbids(String members, String message) {
        var event = eventWith(members);
        var alone = refusal(() -> decoder.decode(BodyFormat.CLOUD_EVENT, bytes(event)));
        assertThat(alone).hasMessageStartingWith("The event ").hasMessageContaining(message);
        assertThat(alone.reason()).isEqualTo(Reason.REFUSED);
        assertThat(alone.index()).isEmpty();
        var inBatch = refusal(() -> decoder.decode(BodyFormat.CLOUD_EVENTS, bytes("[" + EVENT + "," + event + "]")));
        assertThat(inBatch).hasMessageStartingWith("Event 1 of the batch ").hasMessageContaining(message);
        assertThat(inBatch.index()).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"specversion", "id", "source", "type"})
    void refusesAnEventThatLacksARequiredAttribute(String name) {
        var event = EVENT.replace("\"" + name + "\"", "\"x\"");
        assertThat(refusal(() -> decoder.decode(BodyFormat.CLOUD_EVENT, bytes(event))))
                .hasMessage("The event lacks the required attribute '" + name + "'.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            CLOUD_EVENT  | [{}] | is an array; send several events as application/cloudevents-batch+json
            CLOUD_EVENT  | 5    | is not a JSON object
            CLOUD_EVENT  | null | is not a JSON object
            CLOUD_EVENTS | {}   | The body is no array; send a batch
            CLOUD_EVENTS | []   | The array is empty
            CLOUD_EVENTS | [[]] | Event 0 of the batch is not a JSON object
            """)
    void refusesWhatIsNoEvent(BodyFormat format, String body, String message) {
        var refusal = refusal(() -> decoder.decode(format, bytes(body)));
        assertThat(refusal).hasMessageContaining(message);
        assertThat(refusal.reason()).isEqualTo(Reason.REFUSED);
    }

    @Test
    void tellsBrokenJsonFromABrokenEvent() {
        var alone = refusal(() -> decoder.decode(BodyFormat.CLOUD_EVENT, bytes(START + ",\"data\":{]}")));
        assertThat(alone.reason()).isEqualTo(Reason.MALFORMED);
        var inBatch = refusal(() -> decoder.decode(BodyFormat.CLOUD_EVENTS,
                bytes("[" + EVENT + "," + START + ",\"data\":\"\\x\"}," + EVENT + "]")));
        assertThat(inBatch.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(inBatch.index()).hasValue(1);
        assertThat(refusal(() -> decoder.decode(BodyFormat.CLOUD_EVENTS, bytes("[" + EVENT + "] x"))).reason())
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void boundsAttributesAndSaysLittleOfALongOne() {
        var many = new StringBuilder(START);
        for (int i = 0; i < EventAttributes.MAX_ATTRIBUTES; i++) {
            many.append(",\"x").append(i).append("\":1");
        }
        assertThat(refusal(() -> decoder.decode(BodyFormat.CLOUD_EVENT, bytes(many.append('}').toString()))))
                .hasMessage("The event has more than 128 attributes.");
        assertThat(refusal(() -> decoder.decode(BodyFormat.CLOUD_EVENT,
                bytes(eventWith("\"time\":\"" + "9".repeat(9_000) + "\"")))).getMessage()).hasSizeLessThan(300);
    }

    @Test
    void doesNotDecodeHugeNumbers() throws DecodeException {
        var unbounded = new BodyDecoder(new DecodeLimits(1, 10_000_000, 8), null);
        var digits = "9".repeat(2_000_000);
        unbounded.decode(BodyFormat.CLOUD_EVENT, bytes(START + ",\"data\":" + digits + "}"));
        assertThat(refusal(() -> unbounded.decode(BodyFormat.CLOUD_EVENT, bytes(START + ",\"x\":" + digits + "}"))))
                .hasMessageContaining("no 32-bit integer");
    }

    /** The members come after those of a valid event, which gives up its own of those names. */
    private static String eventWith(String members) {
        var rest = START.substring(1);
        for (var name : new String[]{"id", "source", "type", "specversion"}) {
            if (members.startsWith("\"" + name + "\"")) {
                rest = rest.replaceFirst("\"" + name + "\":\"[^\"]*\",?", "");
            }
        }
        return "{" + members + "," + (rest.endsWith(",") ? rest.substring(0, rest.length() - 1) : rest) + "}";
    }
}
