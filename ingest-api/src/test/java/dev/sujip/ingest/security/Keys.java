package dev.sujip.ingest.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** API keys of the length that {@code openssl rand -hex 32} gives, and their lines. */
public final class Keys {

    public static final String OLD = "0123456789abcdef".repeat(4);
    public static final String NEW = "fedcba9876543210".repeat(4);
    public static final String STRANGE = "00112233445566778899aabbccddeeff".repeat(2);

    private Keys() {}

    /** Returns the line of a key, hashed by other means than the code that is tested. */
    public static String line(String name, String key, String topics) {
        return name + " " + hash(key) + " " + topics + "\n";
    }

    static String hash(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
