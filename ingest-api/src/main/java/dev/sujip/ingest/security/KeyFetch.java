package dev.sujip.ingest.security;

import com.nimbusds.jose.jwk.JWKSet;

import java.util.concurrent.CompletableFuture;

/** Asks an identity provider for its keys. */
@FunctionalInterface
interface KeyFetch extends AutoCloseable {

    /** Returns the keys of now, at least one; fails within a bounded time where they cannot be had. Never blocks. */
    CompletableFuture<JWKSet> fetch();

    /** Ends a fetch that is under way. */
    @Override
    default void close() {}
}
