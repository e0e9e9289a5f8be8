package dev.sujip.bench.sink.measure;

import dev.sujip.bench.sink.workload.Event;
import dev.sujip.bench.sink.workload.LineFormat;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The lines of an object, read by nothing but the documented form of a line. */
final class ObjectLines {

    private static final byte[] PARTITION = "{\"partition\":".getBytes(US_ASCII);
    private static final byte[] OFFSET = ",\"offset\":".getBytes(US_ASCII);
    private static final byte[] VALUE = ",\"value\":{".getBytes(US_ASCII);
    private static final byte[] NUMBER = Event.NUMBER_MEMBER.getBytes(US_ASCII);
    private static final int NOTHING = -1;

    private final LineFormat format;
    private final int partitions;
    private final byte[] bytes;
    private int at;

    ObjectLines(LineFormat format, int partitions, byte[] bytes) {
        this.format = format;
        this.partitions = partitions;
        this.bytes = bytes;
    }

    boolean more() {
        return at < bytes.length;
    }

    /**
     * Returns the number of the event on the next line, or -1 if the line is not what it should be: one that is not ended, one without a
     * number, or one that says it stood at another place than the event did.
     */
    long next() {
        int end = at;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        int begin = at;
        at = end + 1;
        boolean ended = end < bytes.length && end > begin && bytes[end - 1] == '}';
        if (!ended) {
            return NOTHING;
        }
        return format == LineFormat.ENVELOPE ? enveloped(begin, end) : number(begin, end);
    }

    private long enveloped(int begin, int end) {
        int afterPartition = begin + PARTITION.length;
        int offset = find(OFFSET, begin, end);
        if (!standsAt(PARTITION, begin) || offset == NOTHING) {
            return NOTHING;
        }
        int value = find(VALUE, offset, end);
        if (value == NOTHING) {
            return NOTHING;
        }
        long number = number(value + VALUE.length - 1, end);
        long place = digits(offset + OFFSET.length) * partitions + digits(afterPartition);
        return number == place ? number : NOTHING;
    }

    private long number(int begin, int end) {
        return bytes[begin] == '{' && begin + 1 + NUMBER.length < end && standsAt(NUMBER, begin + 1)
                ? digits(begin + 1 + NUMBER.length)
                : NOTHING;
    }

    private int find(byte[] wanted, int begin, int end) {
        for (int i = begin; i <= end - wanted.length; i++) {
            if (standsAt(wanted, i)) {
                return i;
            }
        }
        return NOTHING;
    }

    private boolean standsAt(byte[] wanted, int place) {
        if (bytes.length - place < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[place + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private long digits(int begin) {
        long number = NOTHING;
        for (int i = begin; i < bytes.length && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            number = Math.max(number, 0) * 10 + bytes[i] - '0';
        }
        return number;
    }
}
