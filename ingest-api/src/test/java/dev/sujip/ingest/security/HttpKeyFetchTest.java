package dev.sujip.ingest.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import javax.net.ssl.SSLContext;

import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

class HttpKeyFetchTest {

    private static final RSAKey KEY = Tokens.key("k1");
    private static final Duration AMPLE = Duration.ofSeconds(30);

    private final JwkServer server = new JwkServer(KEY);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void getsTheKeysThatArePublished() throws Exception {
        try (var fetch = fetch(server.uri(), AMPLE)) {
            assertThat(fetch.fetch().get(30, TimeUnit.SECONDS).getKeyByKeyId("k1")).isEqualTo(KEY.toPublicJWK());
        }
    }

    @Test
    void saysWhatIsWrongWithTheAnswer() throws Exception {
        try (var fetch = fetch(server.uri(), AMPLE)) {
            server.answer(500, "{}");
            assertThat(failure(fetch.fetch())).hasMessageContaining("it answers 500");
            server.answer(200, "<html>");
            assertThat(failure(fetch.fetch())).hasMessageContaining("what it answers is not a JWK set");
            server.answer(200, "{\"keys\":[]}");
            assertThat(failure(fetch.fetch())).hasMessageContaining("its JWK set has no key that can be used");
            server.answer(200, "null");
            assertThat(failure(fetch.fetch())).isNotNull();
        }
    }

    @Test
    void followsNoRedirect() throws Exception {
        try (var elsewhere = new JwkServer(KEY); var fetch = fetch(server.uri(), AMPLE)) {
            server.answer(302, elsewhere.uri().toString());
            assertThat(failure(fetch.fetch())).hasMessageContaining("it answers 302");
            assertThat(elsewhere.requests()).isZero();
        }
    }

    @Test
    void readsNoAnswerWithoutEnd() throws Exception {
        server.answer(200, " ".repeat(512 * 1024 + 1));
        try (var fetch = fetch(server.uri(), AMPLE)) {
            assertThat(failure(fetch.fetch())).isInstanceOf(java.io.IOException.class);
        }
    }

    @Test
    void waitsForNoAnswerWithoutEnd() throws Exception {
        server.dribble();
        try (var fetch = fetch(server.uri(), Duration.ofMillis(300))) {
            assertThat(failure(fetch.fetch())).isInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void failsWhereNobodyListens() throws Exception {
        var uri = server.uri();
        server.close();
        try (var fetch = fetch(uri, AMPLE)) {
            assertThat(failure(fetch.fetch())).isInstanceOf(java.net.ConnectException.class);
        }
    }

    private static Throwable failure(CompletableFuture<JWKSet> answer) throws Exception {
        try {
            throw new AssertionError("has fetched " + answer.get(30, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return requireNonNull(e.getCause());
        }
    }

    private static HttpKeyFetch fetch(URI uri, Duration timeout) throws NoSuchAlgorithmException {
        return new HttpKeyFetch(uri, timeout, SSLContext.getDefault());
    }
}
