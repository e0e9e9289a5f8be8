package dev.sujip.ingest.security;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;

/** Mode {@code none}: takes everybody for the same caller, who may write every topic. */
final class OpenDoor implements Authenticator {

    private static final Caller ANYBODY = new Caller("anonymous", new TopicGrant.Every(), true);

    @Override
    public CompletableFuture<Caller> authenticate(HeaderLookup headers) {
        return CompletableFuture.completedFuture(ANYBODY);
    }

    @Override
    public @Nullable String challenge() {
        return null;
    }
}
