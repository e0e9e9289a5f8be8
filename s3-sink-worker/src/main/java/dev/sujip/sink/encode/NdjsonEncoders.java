package dev.sujip.sink.encode;

import dev.sujip.sink.batch.LogPartition;
import dev.sujip.sink.batch.RecordEncoder;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Makes encoders of NDJSON, which share the threads that compress: one for each processor. */
public final class NdjsonEncoders implements RecordEncoder.Factory, AutoCloseable {

    private final Format format;
    private final ChunkCompressor compressor;
    private final ExecutorService threads;

    /** @param level one that {@code compression} has */
    public NdjsonEncoders(Format format, Compression compression, int level) {
        this.format = format;
        this.compressor = compression.at(level);
        this.threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().name("compress-", 0).daemon().factory());
    }

    @Override
    public RecordEncoder open(LogPartition partition) {
        return new NdjsonEncoder(format.lines(partition.partition()), compressor, threads);
    }

    /** Takes no more to compress. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
