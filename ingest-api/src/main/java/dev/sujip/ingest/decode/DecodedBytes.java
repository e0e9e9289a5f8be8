package dev.sujip.ingest.decode;

import dev.sujip.ingest.decode.DecodeException.Reason;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes bytes as they are decoded, up to a bound. It begins with a chunk as large as the encoded body says that it will be, which then
 * is the result without being copied; what goes past that is gathered in small chunks.
 */
final class DecodedBytes {

    private static final int CHUNK = 16 * 1024;

    private final int max;
    private final ByteBudget budget;
    private final List<byte[]> fullChunks = new ArrayList<>();
    private byte[] chunk;
    private int used;
    private int before;

    /**
     * @param expected what the encoded body says of its size in bytes, which need not be true; 0 or less where it says nothing
     * @param max      the most bytes to take
     */
    DecodedBytes(long expected, int max, ByteBudget budget) throws DecodeException {
        this.max = max;
        this.budget = budget;
        chunk = allocate(Math.clamp(expected > 0 ? expected : CHUNK, 1, Math.max(1, max)));
    }

    /** Returns the array to decode into, from {@link #offset} on, {@link #room} bytes and no more; never without room. */
    byte[] target() throws DecodeException {
        if (used == chunk.length) {
            fullChunks.add(chunk);
            before += used;
            used = 0;
            // One more than the bound, so that what goes past it shows.
            chunk = allocate(Math.clamp(1L + max - before, 1, CHUNK));
        }
        return chunk;
    }

    int offset() {
        return used;
    }

    int room() {
        return chunk.length - used;
    }

    /** Counts {@code bytes} that were decoded into the target. */
    void advance(int bytes) throws DecodeException {
        used += bytes;
        if ((long) before + used > max) {
            throw new DecodeException(Reason.TOO_LARGE, "The body has more than " + max
                    + " bytes when it is unpacked; send its records in several requests.");
        }
    }

    /** Returns all that was decoded. */
    byte[] toArray() throws DecodeException {
        if (fullChunks.isEmpty() && used == chunk.length) {
            return chunk;
        }
        byte[] all = allocate(before + used);
        int position = 0;
        for (var full : fullChunks) {
            System.arraycopy(full, 0, all, position, full.length);
            position += full.length;
        }
        System.arraycopy(chunk, 0, all, position, used);
        return all;
    }

    private byte[] allocate(int bytes) throws DecodeException {
        if (bytes > 0 && !budget.take(bytes)) {
            throw new DecodeException(Reason.OVERLOADED,
                    "There is no memory for unpacking this body now; send it again later.");
        }
        return new byte[bytes];
    }
}
