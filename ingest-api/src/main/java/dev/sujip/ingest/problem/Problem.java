package dev.sujip.ingest.problem;

import dev.sujip.ingest.decode.DecodeException;
import dev.sujip.ingest.publish.RecordOutcome;

import java.util.List;

/**
 * What a client is told when its request did not succeed.
 *
 * @param detail    what was wrong this time and what to do about it
 * @param outcome   what may have been written
 * @param retryable whether the same request, sent again, can succeed
 * @param records   what became of each record; empty where nothing was written
 */
public record Problem(
        ProblemType type,
        String detail,
        Outcome outcome,
        boolean retryable,
        List<RecordOutcome> records) {

    /** Returns a problem with the request itself: nothing was written, and sending it again would not help. */
    public static Problem ofRequest(ProblemType type, String detail) {
        return new Problem(type, detail, Outcome.NONE, false, List.of());
    }

    /** Returns the problem with a body that could not be decoded. */
    public static Problem of(DecodeException refusal) {
        var type = switch (refusal.reason()) {
            case EMPTY -> ProblemType.EMPTY_BODY;
            case MALFORMED -> ProblemType.MALFORMED_BODY;
            case REFUSED -> ProblemType.REFUSED_BODY;
            case TOO_MANY_RECORDS -> ProblemType.TOO_MANY_RECORDS;
            case RECORD_TOO_LARGE -> ProblemType.RECORD_TOO_LARGE;
            case TOO_LARGE -> ProblemType.BODY_TOO_LARGE;
            case OVERLOADED -> ProblemType.OVERLOADED;
        };
        return new Problem(type, refusal.getMessage(), Outcome.NONE, type == ProblemType.OVERLOADED, List.of());
    }

    /** Returns the problem of which nothing is known but that it came up before any record was sent. */
    public static Problem beforeSending() {
        return new Problem(ProblemType.INTERNAL, "The request could not be handled; the service's log says more.",
                Outcome.NONE, true,
                List.of());
    }
}
