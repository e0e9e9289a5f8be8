package dev.sujip.bench.http.floor;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import reactor.core.publisher.MonoSink;

import java.util.concurrent.atomic.AtomicInteger;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Partition and offset of each record of one request, given when the last one is acknowledged; an error when the first one is not. */
final class BareAnswer {

    private final RecordMetadata[] acknowledged;
    private final AtomicInteger missing;
    private final MonoSink<byte[]> sink;

    BareAnswer(int records, MonoSink<byte[]> sink) {
        this.acknowledged = new RecordMetadata[records];
        this.missing = new AtomicInteger(records);
        this.sink = sink;
    }

    Callback to(int index) {
        return (metadata, failure) -> {
            if (failure != null) {
                sink.error(failure);
                return;
            }
            acknowledged[index] = metadata;
            if (missing.decrementAndGet() == 0) {
                sink.success(json());
            }
        };
    }

    private byte[] json() {
        var json = new StringBuilder("{\"records\":[");
        for (var record : acknowledged) {
            json.append("{\"partition\":").append(record.partition()).append(",\"offset\":").append(record.offset())
                    .append("},");
        }
        json.setLength(json.length() - 1);
        return json.append("]}").toString().getBytes(UTF_8);
    }
}
