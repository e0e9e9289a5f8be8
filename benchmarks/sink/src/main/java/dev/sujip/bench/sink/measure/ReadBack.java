package dev.sujip.bench.sink.measure;

import dev.sujip.bench.sink.workload.Compression;
import dev.sujip.bench.sink.workload.LineFormat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Counts what stands in the objects of a folder against what stood in the topic. Not safe for use by two threads. */
final class ReadBack {

    private static final int THREADS = 2;

    private final Function<String, byte[]> source;
    private final LineFormat format;
    private final Compression compression;
    private final int partitions;
    private final BitSet seen;
    private final int records;
    private long lines;
    private long damaged;
    private long bytes;

    /** Asks {@code source} for each object by its name, from several threads. */
    ReadBack(Function<String, byte[]> source, LineFormat format, Compression compression, int partitions, int records) {
        this.source = source;
        this.format = format;
        this.compression = compression;
        this.partitions = partitions;
        this.records = records;
        this.seen = new BitSet(records);
    }

    /** Reads these objects. To be called once. */
    Stored count(List<String> objects) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (var read : objects.stream().map(name -> threads.submit(() -> add(read(name)))).toList()) {
                read.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("what was stored cannot be read back: " + e.getCause(), e);
        }
        int distinct = seen.cardinality();
        return new Stored(objects.size(), bytes, lines, records - distinct, lines - damaged - distinct, damaged);
    }

    private Content read(String name) {
        var stored = source.apply(name);
        try (var in = compression.from(new ByteArrayInputStream(stored))) {
            return new Content(stored.length, in.readAllBytes());
        } catch (IOException e) {
            // A line that is damaged, and all that it should have held is missing.
            return new Content(stored.length, new byte[]{'?'});
        }
    }

    private synchronized void add(Content content) {
        bytes += content.stored;
        var object = new ObjectLines(format, partitions, content.plain);
        while (object.more()) {
            long number = object.next();
            lines++;
            if (number < 0 || number >= records) {
                damaged++;
            } else {
                seen.set((int) number);
            }
        }
    }

    private record Content(int stored, byte[] plain) {}
}
