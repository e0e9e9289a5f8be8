package dev.sujip.bench.sink.floor;

import dev.sujip.bench.sink.workload.Compression;
import dev.sujip.bench.sink.workload.LineFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

class OpenObjectTest {

    @Test
    void anEnvelopeIsWhatTheWorkerWouldWrite() {
        var object = new OpenObject(LineFormat.ENVELOPE, Compression.NONE, 0);
        object.add(record(1042, "2026-11-21T07:31:05.003Z", "{\"seq\":1}"));
        assertThat(new String(object.finish(), US_ASCII)).isEqualTo("""
                {"partition":3,"offset":1042,"timestamp":"2026-11-21T07:31:05.003Z",\
                "headers":{"content-type":"application/json","sujip-id":"019aa5c1"},"value":{"seq":1}}
                """);
        assertThat(object.next()).isEqualTo(1043);
    }

    @Test
    void aBareValueIsALine() {
        var object = new OpenObject(LineFormat.VALUE, Compression.NONE, 0);
        object.add(record(0, "2026-11-21T07:31:05Z", "{\"seq\":0}"));
        object.add(record(1, "2026-11-21T07:31:05Z", "{\"seq\":6}"));
        assertThat(new String(object.finish(), US_ASCII)).isEqualTo("{\"seq\":0}\n{\"seq\":6}\n");
        assertThat(object.records()).isEqualTo(2);
    }

    @Test
    void moreThanTheBufferHoldsIsWrittenWhole() {
        var object = new OpenObject(LineFormat.VALUE, Compression.NONE, 0);
        var large = "{\"note\":\"" + "n".repeat(100_000) + "\"}";
        object.add(record(0, "2026-11-21T07:31:05Z", large));
        object.add(record(1, "2026-11-21T07:31:05Z", large));
        assertThat(object.finish()).hasSize(2 * (large.length() + 1));
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, String time, String value) {
        var headers = new RecordHeaders().add("content-type", "application/json".getBytes(US_ASCII)).add("sujip-id",
                "019aa5c1".getBytes(US_ASCII));
        return new ConsumerRecord<>("uploads", 3, offset, Instant.parse(time).toEpochMilli(),
                TimestampType.CREATE_TIME, 0, value.length(), null, value.getBytes(US_ASCII), headers,
                Optional.empty());
    }
}
