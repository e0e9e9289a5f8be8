package dev.sujip.ingest.security;

import dev.sujip.ingest.problem.Problem;
import dev.sujip.ingest.problem.ProblemException;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** What an authenticator said. */
final class Authentication {

    private Authentication() {}

    /** Returns the problem that {@code answer} failed with, itself and not wrapped, as the edge expects it. */
    static Problem problem(CompletableFuture<Caller> answer) throws Exception {
        try {
            var caller = answer.get(10, TimeUnit.SECONDS);
            throw new AssertionError("was let in: " + caller);
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(ProblemException.class);
            var direct = answer.handle((_, failure) -> failure).get();
            assertThat(direct).isInstanceOf(ProblemException.class);
            return ((ProblemException) direct).problem();
        }
    }

    static Caller caller(CompletableFuture<Caller> answer) throws Exception {
        return answer.get(10, TimeUnit.SECONDS);
    }
}
