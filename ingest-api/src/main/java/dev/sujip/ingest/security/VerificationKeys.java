package dev.sujip.ingest.security;

import dev.sujip.ingest.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.JwtDecoder;

import java.util.concurrent.CompletableFuture;

/** The public keys that signatures are checked with. */
interface VerificationKeys extends AutoCloseable {

    /**
     * Looks for a key. Never blocks and never fails: the future is completed as soon as nothing better than {@link #current} can be had
     * for now, on return where no fetch is worth it.
     *
     * @param keyId of the key that is wanted, null where any will do
     */
    CompletableFuture<?> look(@Nullable String keyId);

    /**
     * Returns the decoder that checks tokens with the keys of now. Neither this nor the decoder blocks.
     *
     * @param keyId of the key that is wanted, null where any will do
     * @throws ProblemException of status 503, if it cannot be told now which keys there are
     */
    JwtDecoder current(@Nullable String keyId);

    /** Ends whatever keeps the keys fresh. */
    @Override
    default void close() {}
}
