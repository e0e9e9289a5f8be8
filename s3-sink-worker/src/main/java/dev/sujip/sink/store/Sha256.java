package dev.sujip.sink.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** The SHA-256 of an object's bytes. */
record Sha256(byte[] hash) {

    private static final int HEX_DIGITS = 64;

    /** The one that the object will say of itself, so that nothing is hashed twice; computed where it says none. */
    static Sha256 ofObject(byte[] bytes, Map<String, String> metadata) {
        String known = LinkMetadata.sha256(metadata);
        return known != null && known.length() == HEX_DIGITS ? new Sha256(HexFormat.of().parseHex(known)) : of(bytes);
    }

    String base64() {
        return Base64.getEncoder().encodeToString(hash);
    }

    private static Sha256 of(byte[] bytes) {
        try {
            return new Sha256(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
