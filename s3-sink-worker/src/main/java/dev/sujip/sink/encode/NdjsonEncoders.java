package dev.sujip.sink.encode;

import dev.sujip.sink.batch.LogPartition;
import dev.sujip.sink.batch.RecordEncoder;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Makes encoders of NDJSON, which share the threads that compress: one for each processor. Where these do not keep up, whoever adds records
 * compresses as well, so that lines never pile up uncompressed.
 */
public final class NdjsonEncoders implements RecordEncoder.Factory, AutoCloseable {

    /** So many that no thread has to wait; more would only be memory. */
    private static final int WAITING_CHUNKS = 2;

    private final Format format;
    private final ChunkCompressor compressor;
    private final ExecutorService threads;

    /** @param level one that {@code compression} has */
    public NdjsonEncoders(Format format, Compression compression, int level) {
        this.format = format;
        this.compressor = compression.at(level);
        // The last argument is not CallerRunsPolicy: that one drops what comes after the end, and an object would wait for it for ever.
        int processors = Runtime.getRuntime().availableProcessors();
        this.threads = new ThreadPoolExecutor(processors, processors, 0, TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(processors * WAITING_CHUNKS),
                Thread.ofPlatform().name("compress-", 0).daemon().factory(), (task, _) -> task.run());
    }

    @Override
    public RecordEncoder open(LogPartition partition) {
        return new NdjsonEncoder(format.lines(partition.partition()), compressor, threads);
    }

    /** Ends the threads; who still adds records compresses alone. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
