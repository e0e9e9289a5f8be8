package dev.sujip.ingest.security;

import dev.sujip.ingest.problem.Outcome;
import dev.sujip.ingest.problem.Problem;
import dev.sujip.ingest.problem.ProblemException;
import dev.sujip.ingest.problem.ProblemType;

import java.util.List;

/** The ways in which a caller is turned away. Their details never repeat what was sent: it may be a secret of somebody else. */
final class Refusal {

    private Refusal() {}

    static ProblemException unauthenticated(String detail) {
        return new ProblemException(Problem.ofRequest(ProblemType.UNAUTHENTICATED, detail));
    }

    static ProblemException forbidden(String detail) {
        return new ProblemException(Problem.ofRequest(ProblemType.FORBIDDEN, detail));
    }

    static ProblemException invalidHeader(String detail) {
        return new ProblemException(Problem.ofRequest(ProblemType.INVALID_HEADER, detail));
    }

    static ProblemException identityProviderAway() {
        return new ProblemException(new Problem(ProblemType.IDENTITY_PROVIDER_UNAVAILABLE,
                "The keys that tokens are checked with cannot be fetched from the identity provider; the token itself may be good.",
                Outcome.NONE, true, List.of()));
    }
}
