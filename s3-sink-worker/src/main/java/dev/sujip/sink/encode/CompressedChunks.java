package dev.sujip.sink.encode;

import dev.sujip.sink.batch.ObjectBytes;
import dev.sujip.sink.batch.ObjectContent;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** The chunks of one object on their way through a compressor. */
final class CompressedChunks {

    private final ChunkCompressor compressor;
    private final Executor threads;
    private final List<CompletableFuture<Chunk>> chunks = new ArrayList<>();
    /** What all chunks hold, room that they do not use included. */
    private final AtomicLong heldBytes = new AtomicLong();
    private final AtomicLong compressedBytes = new AtomicLong();

    CompressedChunks(ChunkCompressor compressor, Executor threads) {
        this.compressor = compressor;
        this.threads = threads;
    }

    void add(Chunk chunk) {
        heldBytes.addAndGet(chunk.bytes().length);
        chunks.add(CompletableFuture.supplyAsync(() -> compressed(chunk), threads));
    }

    /** Bytes of the chunks that have been compressed. */
    long bytes() {
        return compressedBytes.get();
    }

    long heldBytes() {
        return heldBytes.get();
    }

    /** No chunk may be added afterwards. */
    ObjectContent end(int crc32, long length) {
        return new Content(compressor.trailer(crc32, length));
    }

    private Chunk compressed(Chunk chunk) {
        Chunk compressed = compressor.compress(chunk);
        compressedBytes.addAndGet(compressed.length());
        heldBytes.addAndGet(compressed.bytes().length - chunk.bytes().length);
        return compressed;
    }

    private final class Content implements ObjectContent {

        private final byte[] trailer;
        private @Nullable ObjectBytes bytes;

        Content(byte[] trailer) {
            this.trailer = trailer;
        }

        @Override
        public synchronized ObjectBytes bytes() {
            ObjectBytes known = bytes;
            if (known == null) {
                known = new ObjectBytes(pieces());
                bytes = known;
            }
            return known;
        }

        @Override
        public long heldBytes() {
            return CompressedChunks.this.heldBytes();
        }

        private List<ByteBuffer> pieces() {
            return Stream.of(Stream.of(ByteBuffer.wrap(compressor.header())),
                    chunks.stream().map(CompletableFuture::join).map(Chunk::buffer),
                    Stream.of(ByteBuffer.wrap(trailer))).flatMap(Function.identity()).toList();
        }
    }
}
