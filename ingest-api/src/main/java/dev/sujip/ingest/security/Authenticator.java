package dev.sujip.ingest.security;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;

/** Finds out who is calling. One instance serves all threads. */
public interface Authenticator {

    /**
     * Says who is calling. Never blocks and never throws; the future is completed on return unless keys have to be fetched from the
     * identity provider first, and then it is completed within seconds, by any thread.
     *
     * @return the caller; or it fails with a {@link dev.sujip.ingest.problem.ProblemException}, not wrapped, of status 400 (a header given
     *         twice), 401, 403, or 503 (the identity provider is away). Any other failure is a fault of this service. Nothing has been let
     *         in after a failure
     */
    CompletableFuture<Caller> authenticate(HeaderLookup headers);

    /** Returns the value of {@code WWW-Authenticate} for an answer of 401, null where no caller is ever asked for credentials. */
    @Nullable
    String challenge();
}
