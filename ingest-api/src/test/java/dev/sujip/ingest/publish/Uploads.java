package dev.sujip.ingest.publish;

import dev.sujip.ingest.decode.BodyDecoder;
import dev.sujip.ingest.decode.BodyFormat;
import dev.sujip.ingest.decode.DecodeException;
import dev.sujip.ingest.decode.DecodeLimits;
import dev.sujip.ingest.decode.WireHeader;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Uploads for tests. */
final class Uploads {

    static final long RECEIVED_AT = 1_700_000_000_000L;

    private Uploads() {}

    static Upload of(String topic, BodyFormat format, String body, @Nullable String key, @Nullable String traceparent) {
        try {
            var records = new BodyDecoder(new DecodeLimits(1000, Integer.MAX_VALUE, 100), null).decode(format,
                    body.getBytes(StandardCharsets.UTF_8));
            var headers = traceparent == null
                    ? List.<WireHeader>of()
                    : List.of(new WireHeader("traceparent", traceparent.getBytes(StandardCharsets.US_ASCII)));
            return new Upload(topic, records, key == null ? null : key.getBytes(StandardCharsets.UTF_8), headers,
                    RECEIVED_AT, () -> {});
        } catch (DecodeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Upload ofJson(String body) {
        return of("uploads", BodyFormat.JSON, body, null, null);
    }

    static Upload ofJson(String body, Runnable whenGone) {
        var upload = ofJson(body);
        return new Upload(upload.topic(), upload.records(), null, List.of(), RECEIVED_AT, whenGone);
    }
}
