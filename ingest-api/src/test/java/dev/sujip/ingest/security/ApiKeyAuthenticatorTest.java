package dev.sujip.ingest.security;

import dev.sujip.ingest.problem.ProblemType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import static dev.sujip.ingest.security.Authentication.caller;
import static dev.sujip.ingest.security.Authentication.problem;
import static org.assertj.core.api.Assertions.assertThat;

class ApiKeyAuthenticatorTest {

    private final ApiKeys keys = keys();
    private final ApiKeyAuthenticator authenticator = new ApiKeyAuthenticator(() -> keys,
            BackgroundTask.every(Duration.ofHours(1), "test", () -> {}));

    @AfterEach
    void close() {
        authenticator.close();
    }

    @Test
    void knowsTheHolderOfAKeyAndItsTopics() throws Exception {
        var answer = authenticator.authenticate(SentHeaders.of("x-api-key", Keys.OLD));
        assertThat(answer).isCompleted();
        assertThat(caller(answer).name()).isEqualTo("app");
        assertThat(caller(answer).mayWrite("uploads")).isTrue();
        assertThat(caller(answer).mayWrite("events")).isFalse();
    }

    @Test
    void saysWhichHeaderIsMissing() throws Exception {
        assertRefused(SentHeaders.of("Authorization", "Bearer x"), ProblemType.UNAUTHENTICATED,
                "There is no X-API-Key header; send your API key in it.");
        assertThat(authenticator.challenge()).contains("X-API-Key");
    }

    @Test
    void doesNotKnowAnotherKeyAndDoesNotRepeatIt() throws Exception {
        assertRefused(SentHeaders.of("X-API-Key", Keys.STRANGE), ProblemType.UNAUTHENTICATED,
                "The key in the X-API-Key header is not known here; it is mistyped, or has been replaced.");
    }

    @Test
    void doesNotTakeTheHashForTheKey() throws Exception {
        assertRefused(SentHeaders.of("X-API-Key", Keys.hash(Keys.OLD)), ProblemType.UNAUTHENTICATED, null);
    }

    @Test
    void refusesTwoKeys() throws Exception {
        assertRefused(SentHeaders.of("X-API-Key", Keys.OLD, "X-API-Key", Keys.OLD), ProblemType.INVALID_HEADER,
                "The X-API-Key header is given 2 times; give it once.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 257, 100_000})
    void refusesAKeyThatCanBeGuessedOrIsTooLong(int length) throws Exception {
        assertRefused(SentHeaders.of("X-API-Key", "k".repeat(length)), ProblemType.UNAUTHENTICATED,
                "The X-API-Key header has " + length + " characters; an API key has 32 to 256.");
    }

    private void assertRefused(HeaderLookup headers, ProblemType type, @org.jspecify.annotations.Nullable String detail)
            throws Exception {
        var answer = authenticator.authenticate(headers);
        assertThat(answer).isCompletedExceptionally();
        var problem = problem(answer);
        assertThat(problem.type()).isEqualTo(type);
        assertThat(problem.retryable()).isFalse();
        if (detail != null) {
            assertThat(problem.detail()).isEqualTo(detail);
        }
    }

    private static ApiKeys keys() {
        try {
            return ApiKeysFormat
                    .read((Keys.line("app", Keys.OLD, "uploads") + Keys.line("app", Keys.NEW, "uploads") + Keys
                            .line("guess", "k".repeat(31), "*")).getBytes(StandardCharsets.UTF_8));
        } catch (InvalidKeysException e) {
            throw new AssertionError(e);
        }
    }
}
