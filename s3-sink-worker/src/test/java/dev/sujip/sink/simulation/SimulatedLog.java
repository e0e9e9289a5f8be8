package dev.sujip.sink.simulation;

import dev.sujip.sink.batch.LogRecord;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** One partition's log: offsets with holes, as transactions leave them, and timestamps that mostly go forward. */
final class SimulatedLog {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final List<LogRecord> records = new ArrayList<>();
    private final RandomGenerator random;
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

    /** At most {@code most} records, the first of them at {@code position} or behind. */
    List<LogRecord> read(long position, int most) {
        int from = 0;
        while (from < records.size() && records.get(from).offset() < position) {
            from++;
        }
        return records.subList(from, Math.min(records.size(), from + most));
    }

    List<Long> offsets() {
        return records.stream().map(LogRecord::offset).toList();
    }

    /** Behind the last record. */
    long end() {
        return nextOffset;
    }
}
