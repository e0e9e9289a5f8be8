package dev.sujip.ingest.publish;

import dev.sujip.ingest.decode.WireHeader;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The Kafka headers of an upload's records, which are part of what is agreed with whoever reads the topic. */
final class WireHeaders {

    static final String CONTENT_TYPE = "content-type";
    static final String RECORD_ID = "sujip-id";

    private final List<Header> shared = new ArrayList<>();
    private final long receivedAt;

    WireHeaders(Upload upload) {
        shared.add(header(CONTENT_TYPE, upload.records().contentType()));
        upload.records().headers().forEach(this::share);
        upload.headers().forEach(this::share);
        receivedAt = upload.receivedAt();
    }

    /** Returns the headers of one more record, with an id of its own. */
    RecordHeaders next() {
        var headers = new RecordHeaders(shared);
        headers.add(header(RECORD_ID, uuid7(receivedAt).toString()));
        return headers;
    }

    private void share(WireHeader header) {
        shared.add(new RecordHeader(header.name(), header.value()));
    }

    /** A version 7 UUID sorts by time. Its random part only has to differ, nobody gains by guessing it, so it need not be secure. */
    private static UUID uuid7(long millis) {
        var random = ThreadLocalRandom.current();
        long high = (millis << 16) | 0x7000 | random.nextInt(0x1000);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.ISO_8859_1));
    }
}
