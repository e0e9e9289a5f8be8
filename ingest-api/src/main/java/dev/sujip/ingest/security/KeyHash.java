package dev.sujip.ingest.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of an API key: all that this service keeps of it.
 *
 * <p>A fast hash is right here. A slow one (bcrypt, Argon2) makes up for secrets that can be guessed; a key of 32 random bytes cannot be,
 * however fast its hash. A slow one would have to be computed for each request before anything is known of the caller, so that a few dozen
 * requests a second with made-up keys would occupy every core, and it cannot be looked up, since each entry has a salt of its own.
 */
final class KeyHash {

    /** Of a hash in hex. */
    static final int HEX_LENGTH = 64;

    /** Of a hash as numbers. */
    static final int LONGS = 4;

    private final long first;
    private final long second;
    private final long third;
    private final long fourth;

    private KeyHash(byte[] bytes) {
        var longs = ByteBuffer.wrap(bytes).asLongBuffer();
        first = longs.get(0);
        second = longs.get(1);
        third = longs.get(2);
        fourth = longs.get(3);
    }

    /** Returns the hash of a key as it stands in a header. */
    static KeyHash of(String key) {
        try {
            return new KeyHash(
                    MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Returns the hash that {@code hex} writes, in upper or lower case.
     *
     * @throws IllegalArgumentException if it is not {@value #HEX_LENGTH} hex digits
     */
    static KeyHash parse(String hex) {
        if (hex.length() != HEX_LENGTH) {
            throw new IllegalArgumentException("not " + HEX_LENGTH + " hex digits");
        }
        return new KeyHash(HexFormat.of().parseHex(hex));
    }

    /** Writes this hash into {@code table} at {@code at}, over {@value #LONGS} numbers. */
    void writeTo(long[] table, int at) {
        table[at] = first;
        table[at + 1] = second;
        table[at + 2] = third;
        table[at + 3] = fourth;
    }

    /**
     * Returns 0 if this hash stands in {@code table} at {@code at}, anything else if not. All of it is compared and nothing branches, so
     * the time taken does not depend on where or whether the two differ.
     */
    long difference(long[] table, int at) {
        return (first ^ table[at]) | (second ^ table[at + 1]) | (third ^ table[at + 2]) | (fourth ^ table[at + 3]);
    }

    /** Returns whether both are of the same key, in a time that does not depend on where they differ. */
    boolean sameAs(KeyHash other) {
        long difference = (first ^ other.first) | (second ^ other.second) | (third ^ other.third)
                | (fourth ^ other.fourth);
        return difference == 0;
    }

    /** Tells nothing, since it may end up in a log. */
    @Override
    public String toString() {
        return "KeyHash[...]";
    }
}
