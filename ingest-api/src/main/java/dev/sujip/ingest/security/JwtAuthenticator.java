package dev.sujip.ingest.security;

import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtException;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import static java.util.Objects.requireNonNull;

/** Mode {@code jwt}: knows callers by a token that an identity provider has signed. */
final class JwtAuthenticator implements Authenticator, AutoCloseable {

    private final Set<String> algorithms;
    private final VerificationKeys keys;
    private final TopicsClaim topics;

    /**
     * Makes an authenticator.
     *
     * @param algorithms that are taken
     * @param keys       closed with this authenticator
     */
    JwtAuthenticator(Set<SignatureAlgorithm> algorithms, VerificationKeys keys, TopicsClaim topics) {
        this.algorithms = algorithms.stream().map(SignatureAlgorithm::getName)
                .collect(Collectors.toUnmodifiableSet());
        this.keys = keys;
        this.topics = topics;
    }

    /** Checks the signature in the calling thread, which takes tens of microseconds; only a fetch of keys is waited for. */
    @Override
    public CompletableFuture<Caller> authenticate(HeaderLookup headers) {
        var answer = new CompletableFuture<Caller>();
        try {
            var token = BearerToken.of(headers);
            requireTaken(token);
            var _ = keys.look(token.keyId()).whenComplete((_, _) -> settle(answer, token));
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
        return answer;
    }

    @Override
    public String challenge() {
        return "Bearer realm=\"ingest-api\"";
    }

    @Override
    public void close() {
        keys.close();
    }

    /** The decoder asks all this again; asked here, a token that can never be good causes no fetch and gets a precise answer. */
    private void requireTaken(BearerToken token) {
        if (!algorithms.contains(token.algorithm())) {
            throw Refusal.unauthenticated("The token is signed with an algorithm that is not taken here; taken: "
                    + algorithms.stream().sorted().collect(Collectors.joining(", ")) + '.');
        }
        if (!TokenTypes.taken(token.type())) {
            throw Refusal.unauthenticated("The token is not an access token (typ); taken: JWT, at+jwt, or no typ.");
        }
    }

    private void settle(CompletableFuture<Caller> answer, BearerToken token) {
        try {
            answer.complete(caller(token));
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    private Caller caller(BearerToken token) {
        try {
            var jwt = keys.current(token.keyId()).decode(token.text());
            return new Caller(requireNonNull(jwt.getSubject(), "TokenRules let no token without sub pass"),
                    topics.of(jwt));
        } catch (JwtException e) {
            throw Refusal.unauthenticated(TokenFault.detail(e));
        }
    }
}
