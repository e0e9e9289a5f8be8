package dev.sujip.sink.encode;

import dev.sujip.sink.batch.ObjectContent;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/** The chunks of one object on their way through a compressor. */
final class CompressedChunks {

    private final ChunkCompressor compressor;
    private final Executor threads;
    private final List<CompletableFuture<Chunk>> chunks = new ArrayList<>();
    /** What the chunks that are not yet compressed hold. */
    private final AtomicLong rawBytes = new AtomicLong();
    private final AtomicLong compressedBytes = new AtomicLong();

    CompressedChunks(ChunkCompressor compressor, Executor threads) {
        this.compressor = compressor;
        this.threads = threads;
    }

    void add(Chunk chunk) {
        rawBytes.addAndGet(chunk.bytes().length);
        chunks.add(CompletableFuture.supplyAsync(() -> compressed(chunk), threads));
    }

    /** Bytes of the chunks that have been compressed. */
    long bytes() {
        return compressedBytes.get();
    }

    long heldBytes() {
        return rawBytes.get() + compressedBytes.get();
    }

    /** No chunk may be added afterwards. */
    ObjectContent end(int crc32, long length) {
        return new Content(compressor.trailer(crc32, length));
    }

    private Chunk compressed(Chunk chunk) {
        Chunk compressed = compressor.compress(chunk);
        compressedBytes.addAndGet(compressed.length());
        rawBytes.addAndGet(-chunk.bytes().length);
        return compressed;
    }

    private final class Content implements ObjectContent {

        private final byte[] trailer;
        private byte @Nullable [] joined;

        Content(byte[] trailer) {
            this.trailer = trailer;
        }

        @Override
        public synchronized byte[] bytes() {
            byte[] known = joined;
            if (known == null) {
                known = join();
                joined = known;
                chunks.clear();
            }
            return known;
        }

        @Override
        public long heldBytes() {
            return CompressedChunks.this.heldBytes();
        }

        private byte[] join() {
            List<Chunk> compressed = chunks.stream().map(CompletableFuture::join).toList();
            byte[] header = compressor.header();
            int length = compressed.stream().mapToInt(Chunk::length).sum();
            ByteBuffer all = ByteBuffer.allocate(header.length + length + trailer.length).put(header);
            compressed.forEach(each -> all.put(each.bytes(), 0, each.length()));
            return all.put(trailer).array();
        }
    }
}
