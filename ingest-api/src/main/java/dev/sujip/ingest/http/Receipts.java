package dev.sujip.ingest.http;

import dev.sujip.ingest.publish.RecordOutcome;
import dev.sujip.ingest.publish.RecordOutcome.Written;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the answer to an upload that succeeded. */
final class Receipts {

    private static final int BYTES_PER_RECEIPT = 64;

    private Receipts() {}

    /**
     * Returns a receipt a record, in order, as JSON. A topic's name needs no escaping, so no JSON library is asked.
     *
     * @param records which have all been written
     */
    static byte[] json(List<RecordOutcome> records) {
        var json = new StringBuilder(16 + BYTES_PER_RECEIPT * records.size()).append("{\"records\":[");
        char separator = 0;
        for (var each : records) {
            if (each instanceof Written(var topic, var partition, var offset)) {
                if (separator != 0) {
                    json.append(separator);
                }
                json.append("{\"topic\":\"").append(topic).append("\",\"partition\":").append(partition)
                        .append(",\"offset\":").append(offset).append('}');
                separator = ',';
            }
        }
        return json.append("]}").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
