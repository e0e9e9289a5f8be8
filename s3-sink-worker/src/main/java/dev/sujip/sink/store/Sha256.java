package dev.sujip.sink.store;

import dev.sujip.sink.batch.ObjectBytes;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** The SHA-256 of an object's bytes. */
record Sha256(byte[] hash) {

    private static final int HEX_DIGITS = 64;

    /** The one that the object will say of itself, so that nothing is hashed twice; computed where it says none. */
    static Sha256 ofObject(ObjectBytes bytes, Map<String, String> metadata) {
        String known = LinkMetadata.sha256(metadata);
        return known != null && known.length() == HEX_DIGITS
                ? new Sha256(HexFormat.of().parseHex(known))
                : new Sha256(bytes.sha256());
    }

    String base64() {
        return Base64.getEncoder().encodeToString(hash);
    }
}
