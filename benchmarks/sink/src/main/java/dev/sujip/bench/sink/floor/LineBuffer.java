package dev.sujip.bench.sink.floor;

import dev.sujip.bench.sink.workload.LineFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Lines of records, gathered until there are enough for a stream. Believes what records say of themselves: a value is JSON on one line, a
 * header is text without anything to escape, and there is no key. Nothing is looked into, which is why it is fast and why it is a floor.
 */
final class LineBuffer {

    private static final int ENOUGH_BYTES = 64 * 1024;
    private static final long SECOND = 1_000;

    private final LineFormat format;
    private byte[] bytes = new byte[2 * ENOUGH_BYTES];
    private int length;
    private long second = Long.MIN_VALUE;
    private byte[] secondText = {};

    LineBuffer(LineFormat format) {
        this.format = format;
    }

    void add(ConsumerRecord<byte[], byte[]> record) {
        if (format == LineFormat.ENVELOPE) {
            envelope(record);
        } else {
            raw(record.value());
        }
        raw("\n");
    }

    boolean hasEnough() {
        return length >= ENOUGH_BYTES;
    }

    void drainTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        length = 0;
    }

    private void envelope(ConsumerRecord<byte[], byte[]> record) {
        raw("{\"partition\":");
        raw(Integer.toString(record.partition()));
        raw(",\"offset\":");
        raw(Long.toString(record.offset()));
        raw(",\"timestamp\":\"");
        timestamp(record.timestamp());
        raw("Z\",\"headers\":{");
        char separator = 0;
        for (Header header : record.headers()) {
            raw(separator == 0 ? "\"" : ",\"");
            raw(header.key());
            raw("\":\"");
            raw(header.value());
            raw("\"");
            separator = ',';
        }
        raw("},\"value\":");
        raw(record.value());
        raw("}");
    }

    private void timestamp(long millis) {
        long itsSecond = Math.floorDiv(millis, SECOND);
        if (itsSecond != second) {
            second = itsSecond;
            var text = Instant.ofEpochSecond(itsSecond).toString();
            secondText = text.substring(0, text.length() - 1).getBytes(US_ASCII);
        }
        raw(secondText);
        int inSecond = (int) Math.floorMod(millis, SECOND);
        room(4);
        bytes[length++] = '.';
        bytes[length++] = (byte) ('0' + inSecond / 100);
        bytes[length++] = (byte) ('0' + inSecond / 10 % 10);
        bytes[length++] = (byte) ('0' + inSecond % 10);
    }

    private void raw(String text) {
        raw(text.getBytes(UTF_8));
    }

    private void raw(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
