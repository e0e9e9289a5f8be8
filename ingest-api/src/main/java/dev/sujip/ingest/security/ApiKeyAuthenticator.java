package dev.sujip.ingest.security;

import dev.sujip.ingest.problem.ProblemException;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Mode {@code api-key}: knows callers by the key that they send. */
final class ApiKeyAuthenticator implements Authenticator, AutoCloseable {

    static final String HEADER = "X-API-Key";

    /** A shorter key could be guessed from its hash. */
    static final int MIN_LENGTH = 32;

    /** Bounds what is hashed for somebody who is not known yet. */
    static final int MAX_LENGTH = 256;

    private final Supplier<ApiKeys> keys;
    private final BackgroundTask watch;

    /**
     * Makes an authenticator.
     *
     * @param keys  asked for each request
     * @param watch renews them; closed with this authenticator
     */
    ApiKeyAuthenticator(Supplier<ApiKeys> keys, BackgroundTask watch) {
        this.keys = keys;
        this.watch = watch;
    }

    @Override
    public CompletableFuture<Caller> authenticate(HeaderLookup headers) {
        try {
            return CompletableFuture.completedFuture(caller(headers));
        } catch (ProblemException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** There is no registered scheme for keys in a header of their own; this one is common, and names the header. */
    @Override
    public String challenge() {
        return "ApiKey realm=\"ingest-api\", header=\"" + HEADER + '"';
    }

    @Override
    public void close() {
        watch.close();
    }

    private Caller caller(HeaderLookup headers) {
        var given = headers.all(HEADER);
        if (given.isEmpty()) {
            throw Refusal.unauthenticated("There is no " + HEADER + " header; send your API key in it.");
        }
        if (given.size() > 1) {
            throw Refusal
                    .invalidHeader("The " + HEADER + " header is given " + given.size() + " times; give it once.");
        }
        var key = given.getFirst();
        if (key.length() < MIN_LENGTH || key.length() > MAX_LENGTH) {
            throw Refusal.unauthenticated("The %s header has %d characters; an API key has %d to %d."
                    .formatted(HEADER, key.length(), MIN_LENGTH, MAX_LENGTH));
        }
        var caller = keys.get().holderOf(KeyHash.of(key));
        if (caller == null) {
            throw Refusal.unauthenticated(
                    "The key in the " + HEADER + " header is not known here; it is mistyped, or has been replaced.");
        }
        return caller;
    }
}
