package dev.sujip.ingest.problem;

import dev.sujip.ingest.publish.RecordOutcome;
import dev.sujip.ingest.publish.RecordOutcome.NotWritten;
import dev.sujip.ingest.publish.RecordOutcome.Unknown;
import dev.sujip.ingest.publish.RecordOutcome.Written;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Writes a problem as {@code application/problem+json}. */
public final class ProblemJson {

    private final JsonFactory factory = new JsonFactory();

    /** Returns {@code problem} as UTF-8. */
    public byte[] write(Problem problem) {
        var bytes = new ByteArrayOutputStream(512);
        try (var json = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeStringProperty("type", problem.type().uri());
            json.writeStringProperty("title", problem.type().title());
            json.writeNumberProperty("status", problem.type().status());
            json.writeStringProperty("detail", problem.detail());
            json.writeStringProperty("outcome", problem.outcome().word());
            json.writeBooleanProperty("retryable", problem.retryable());
            if (problem.index().isPresent()) {
                json.writeNumberProperty("index", problem.index().getAsInt());
            }
            if (!problem.records().isEmpty()) {
                writeRecords(json, problem.records());
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void writeRecords(JsonGenerator json, List<RecordOutcome> records) {
        json.writeArrayPropertyStart("records");
        for (int index = 0; index < records.size(); index++) {
            json.writeStartObject();
            json.writeNumberProperty("index", index);
            switch (records.get(index)) {
                case Written(var topic, var partition, var offset) -> {
                    json.writeStringProperty("outcome", "written");
                    json.writeStringProperty("topic", topic);
                    json.writeNumberProperty("partition", partition);
                    json.writeNumberProperty("offset", offset);
                }
                case NotWritten(var reason) -> {
                    json.writeStringProperty("outcome", "not-written");
                    json.writeStringProperty("type", UploadFailure.type(reason).uri());
                }
                case Unknown(var reason) -> {
                    json.writeStringProperty("outcome", "unknown");
                    json.writeStringProperty("type", UploadFailure.type(reason).uri());
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
