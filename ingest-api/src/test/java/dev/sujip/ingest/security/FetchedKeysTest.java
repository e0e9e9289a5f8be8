package dev.sujip.ingest.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.sujip.ingest.problem.ProblemType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import static dev.sujip.ingest.security.Authentication.caller;
import static dev.sujip.ingest.security.Authentication.problem;
import static dev.sujip.ingest.security.Tokens.claims;
import static dev.sujip.ingest.security.Tokens.signed;
import static org.assertj.core.api.Assertions.assertThat;

/** Keys that come and go, under a clock and an identity provider that the test holds in its hands. */
class FetchedKeysTest {

    private static final RSAKey FIRST = Tokens.key("k1");
    private static final RSAKey SECOND = Tokens.key("k2");
    private static final RSAKey STRANGE = Tokens.key("strange");
    private static final Set<SignatureAlgorithm> RS256 = Set.of(SignatureAlgorithm.RS256);

    private final Deque<CompletableFuture<JWKSet>> fetches = new ArrayDeque<>();
    private int begun;
    private long now = Long.MAX_VALUE - 5;
    private final FetchedKeys keys = new FetchedKeys(this::fetch,
            new TokenDecoders(RS256,
                    new TokenRules(Tokens.ISSUER, Set.of(Tokens.AUDIENCE), Clock.fixed(Tokens.NOW, ZoneOffset.UTC))),
            () -> now);
    private final JwtAuthenticator authenticator = new JwtAuthenticator(RS256, keys, new TopicsClaim(null));
    private LogLines log;

    @BeforeEach
    void listen() {
        log = new LogLines();
    }

    @AfterEach
    void close() {
        log.close();
        authenticator.close();
    }

    @Test
    void needsNoFetchForAKeyThatIsKnown() throws Exception {
        publish(FIRST);
        for (int request = 0; request < 100; request++) {
            assertThat(authenticate(FIRST)).isCompleted();
        }
        assertThat(begun).isEqualTo(1);
    }

    @Test
    void fetchesOnceForAKeyThatIsNewAndDoesNotBlockMeanwhile() throws Exception {
        publish(FIRST);
        pass(FetchedKeys.PAUSE);
        var one = authenticate(SECOND);
        var other = authenticate(SECOND);
        assertThat(one).isNotDone();
        assertThat(other).isNotDone();
        assertThat(authenticate(FIRST)).isCompleted();
        answer(FIRST, SECOND);
        assertThat(caller(one).name()).isEqualTo("app-17");
        assertThat(caller(other).name()).isEqualTo("app-17");
        assertThat(begun).isEqualTo(2);
    }

    @Test
    void letsNobodyCauseAFetchForEachRequest() throws Exception {
        publish(FIRST);
        pass(FetchedKeys.PAUSE);
        var waiting = authenticate(STRANGE);
        answer(FIRST);
        assertThat(problem(waiting).type()).isEqualTo(ProblemType.UNAUTHENTICATED);
        for (int request = 0; request < 100; request++) {
            var answer = authenticate(STRANGE);
            assertThat(answer).isDone();
            assertThat(problem(answer).type()).isEqualTo(ProblemType.UNAUTHENTICATED);
        }
        assertThat(begun).isEqualTo(2);
        pass(FetchedKeys.PAUSE);
        assertThat(authenticate(STRANGE)).isNotDone();
        assertThat(begun).isEqualTo(3);
    }

    @Test
    void fetchesNothingForATokenThatCanNeverBeGood() {
        publish(FIRST);
        pass(FetchedKeys.PAUSE);
        var token = signed(STRANGE, com.nimbusds.jose.JWSAlgorithm.RS512, claims(), header -> header);
        assertThat(authenticator.authenticate(SentHeaders.bearer(token))).isCompletedExceptionally();
        assertThat(begun).isEqualTo(1);
    }

    @Test
    void saysThatTheIdentityProviderIsAwayAndNotThatTheTokenIsBad() throws Exception {
        var first = authenticate(FIRST);
        fail();
        assertAway(first);
        assertAway(authenticate(FIRST));
        assertThat(begun).isEqualTo(1);
        pass(FetchedKeys.PAUSE);
        var second = authenticate(FIRST);
        answer(FIRST);
        assertThat(caller(second).name()).isEqualTo("app-17");
        assertThat(log.all()).containsExactly(
                "WARN identity-provider=away keys=0 reason=\"java.io.IOException: away\"",
                "INFO identity-provider=reachable keys=1");
    }

    @Test
    void goesOnWithTheKeysItHasForAnHourWhileTheIdentityProviderIsAway() throws Exception {
        publish(FIRST);
        pass(FetchedKeys.KEEP);
        var _ = keys.refresh();
        fail();
        assertThat(caller(authenticate(FIRST)).name()).isEqualTo("app-17");
        assertAway(authenticate(SECOND));
        pass(Duration.ofNanos(1));
        assertAway(authenticate(FIRST));
        pass(FetchedKeys.PAUSE);
        var again = authenticate(FIRST);
        answer(FIRST);
        assertThat(caller(again).name()).isEqualTo("app-17");
    }

    @Test
    void takesNoTokenOfAKeyThatIsPublishedNoLonger() throws Exception {
        publish(FIRST, SECOND);
        publish(SECOND);
        assertThat(problem(authenticate(FIRST)).type()).isEqualTo(ProblemType.UNAUTHENTICATED);
        assertThat(caller(authenticate(SECOND)).name()).isEqualTo("app-17");
    }

    @Test
    void neverFetchesTwiceAtATime() {
        var one = keys.refresh();
        assertThat(keys.refresh()).isSameAs(one).isNotDone();
        answer(FIRST);
        assertThat(one).isCompleted();
        assertThat(begun).isEqualTo(1);
    }

    private CompletableFuture<JWKSet> fetch() {
        begun++;
        var fetch = new CompletableFuture<JWKSet>();
        fetches.add(fetch);
        return fetch;
    }

    private void publish(RSAKey... published) {
        var _ = keys.refresh();
        answer(published);
    }

    private void answer(RSAKey... published) {
        fetches.remove().complete(new JWKSet(List.<JWK>of(published)));
    }

    private void fail() {
        fetches.remove().completeExceptionally(new IOException("away"));
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private CompletableFuture<Caller> authenticate(RSAKey key) {
        return authenticator.authenticate(SentHeaders.bearer(signed(key, claims())));
    }

    private static void assertAway(CompletableFuture<Caller> answer) throws Exception {
        var problem = problem(answer);
        assertThat(problem.type()).isEqualTo(ProblemType.IDENTITY_PROVIDER_UNAVAILABLE);
        assertThat(problem.type().status()).isEqualTo(503);
        assertThat(problem.retryable()).isTrue();
    }
}
