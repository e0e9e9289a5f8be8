package dev.sujip.sink.simulation;

import dev.sujip.sink.batch.LogRecord;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** One partition's log: offsets with holes, as transactions leave them, and timestamps that mostly go forward. */
final class SimulatedLog {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final List<LogRecord> records = new ArrayList<>();
    private final RandomGenerator random;
    private final List<Long> removed = new ArrayList<>();
    private long nextOffset;
    private long timestamp;

    SimulatedLog(RandomGenerator random) {
        this.random = random;
    }

    void append() {
        nextOffset += random.nextInt(8) == 0 ? random.nextInt(1, 4) : 0;
        timestamp += random.nextInt(12) == 0 ? HOUR : random.nextLong(HOUR / 50);
        boolean late = random.nextInt(10) == 0;
        byte[] value = ByteBuffer.allocate(Long.BYTES).putLong(nextOffset).array();
        records.add(new LogRecord(nextOffset, late ? timestamp - HOUR : timestamp, null, List.of(), value));
        nextOffset++;
    }

    /** Retention takes some of the oldest records. */
    void removeSome() {
        for (int i = random.nextInt(12); i > 0 && !records.isEmpty(); i--) {
            removed.add(records.removeFirst().offset());
        }
    }

    /** Where the broker lets reading begin. */
    long start() {
        return records.isEmpty() ? nextOffset : records.getFirst().offset();
    }

    /** At most {@code most} records, the first of them at {@code position} or behind. */
    List<LogRecord> read(long position, int most) {
        int from = 0;
        while (from < records.size() && records.get(from).offset() < position) {
            from++;
        }
        return records.subList(from, Math.min(records.size(), from + most));
    }

    /** All that was ever written, also what retention has taken. */
    List<Long> written() {
        return Stream.concat(removed.stream(), records.stream().map(LogRecord::offset)).toList();
    }

    /** What retention has taken. */
    List<Long> removed() {
        return removed;
    }

    /** Behind the last record. */
    long end() {
        return nextOffset;
    }
}
