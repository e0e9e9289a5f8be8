package dev.sujip.ingest.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.netty.http.server.HttpServerRequest;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.StringWriter;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** One line of JSON a request. No payload, no key and no credential is ever in it. */
final class AccessLog {

    private static final Logger log = LoggerFactory.getLogger("access");

    private final JsonFactory factory = new JsonFactory();

    void write(HttpServerRequest request, Answer answer, RequestLog.Entry entry, long nanos) {
        var caller = entry.caller();
        var line = new StringWriter();
        try (var json = factory.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeStringProperty("time", Instant.now().toString());
            json.writeStringProperty("remote", String.valueOf(request.remoteAddress()));
            json.writeStringProperty("caller", caller == null ? null : caller.name());
            json.writeStringProperty("method", request.method().name());
            json.writeStringProperty("target", request.uri());
            json.writeNumberProperty("status", answer.status());
            json.writeStringProperty("problem", answer.problem());
            json.writeNumberProperty("received_bytes", entry.bytes());
            json.writeNumberProperty("records", entry.records());
            json.writeNumberProperty("sent_bytes", answer.body().length);
            json.writeNumberProperty("duration_us", TimeUnit.NANOSECONDS.toMicros(nanos));
            json.writeStringProperty("traceparent", request.requestHeaders().get("traceparent"));
            json.writeEndObject();
        }
        log.info(line.toString());
    }
}
