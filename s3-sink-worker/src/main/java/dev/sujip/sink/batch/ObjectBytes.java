package dev.sujip.sink.batch;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** All bytes of an object, in the pieces in which they were made, so that nobody has to lay them side by side. They never change. */
public final class ObjectBytes {

    private final List<ByteBuffer> pieces;
    private final long length;

    /** Takes over {@code pieces}: the bytes in them must not be changed any more. */
    public ObjectBytes(List<ByteBuffer> pieces) {
        this.pieces = List.copyOf(pieces);
        this.length = pieces.stream().mapToLong(ByteBuffer::remaining).sum();
    }

    /** Takes over {@code bytes}, which must not be changed any more. */
    public static ObjectBytes of(byte[] bytes) {
        return new ObjectBytes(List.of(ByteBuffer.wrap(bytes)));
    }

    /** How many bytes there are. */
    public long length() {
        return length;
    }

    /** Reads all bytes from the first to the last, anew for each caller. */
    public InputStream stream() {
        return new PiecesStream(pieces);
    }

    /** Returns their SHA-256, computed at each call. */
    public byte[] sha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            pieces.forEach(piece -> digest.update(piece.duplicate()));
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
