package dev.sujip.ingest.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.JwtDecoder;

import java.util.concurrent.CompletableFuture;

/**
 * Keys that stay as they were at the start.
 *
 * @param decoder that checks with them
 */
record FixedKeys(JwtDecoder decoder) implements VerificationKeys {

    private static final CompletableFuture<?> NOTHING_TO_FETCH = CompletableFuture.completedFuture(null);

    @Override
    public CompletableFuture<?> look(@Nullable String keyId) {
        return NOTHING_TO_FETCH;
    }

    @Override
    public JwtDecoder current(@Nullable String keyId) {
        return decoder;
    }
}
