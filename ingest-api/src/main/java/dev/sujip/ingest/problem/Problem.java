package dev.sujip.ingest.problem;

import dev.sujip.ingest.decode.DecodeException;
import dev.sujip.ingest.publish.RecordOutcome;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a client is told when its request did not succeed.
 *
 * @param detail            what was wrong this time and what to do about it
 * @param outcome           what may have been written
 * @param retryable         whether the same request, sent again, can succeed
 * @param records           what became of each record; empty where nothing was written
 * @param index             which record of the body is at fault, counted from 0; empty where it is none in particular
 * @param retryAfterSeconds when to come again, 0 where this is not known or makes no sense
 * @param allowed           the methods that are, of a method that is not
 */
public record Problem(
        ProblemType type,
        String detail,
        Outcome outcome,
        boolean retryable,
        List<RecordOutcome> records,
        OptionalInt index,
        long retryAfterSeconds,
        String allowed) {

    /** Makes a problem of no record in particular. */
    public Problem(ProblemType type, String detail, Outcome outcome, boolean retryable, List<RecordOutcome> records) {
        this(type, detail, outcome, retryable, records, OptionalInt.empty(), 0, "");
    }

    /** Returns a problem with the request itself: nothing was written, and sending it again would not help. */
    public static Problem ofRequest(ProblemType type, String detail) {
        return new Problem(type, detail, Outcome.NONE, false, List.of());
    }

    /** Returns the problem of a service that has no room now: nothing was written, and sending it again later can help. */
    public static Problem ofLoad(ProblemType type, String detail) {
        return new Problem(type, detail, Outcome.NONE, true, List.of());
    }

    /** Returns the problem of a request that would take more bytes than there is room for. */
    public static Problem overloaded() {
        return ofLoad(ProblemType.OVERLOADED,
                "More bytes are in flight than this service holds; send again after the time in Retry-After.");
    }

    /** Returns the problem of a caller that is over its rate. */
    public static Problem tooManyRequests(long retryAfterSeconds) {
        return new Problem(ProblemType.TOO_MANY_REQUESTS,
                "This caller makes more requests than it may; send again in " + retryAfterSeconds
                        + " s, or send several records in one request.",
                Outcome.NONE, true, List.of(), OptionalInt.empty(), retryAfterSeconds, "");
    }

    /** Returns the problem of a method that the path does not have; {@code allowed} is what the {@code Allow} header will say. */
    public static Problem methodNotAllowed(String allowed) {
        return new Problem(ProblemType.METHOD_NOT_ALLOWED, "The method is not allowed here; allowed: " + allowed + ".",
                Outcome.NONE, false,
                List.of(), OptionalInt.empty(), 0, allowed);
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
        return new Problem(type, refusal.getMessage(), Outcome.NONE, type == ProblemType.OVERLOADED, List.of(),
                refusal.index(), 0, "");
    }

    /** Returns the problem of which nothing is known but that it came up before any record was sent. */
    public static Problem beforeSending() {
        return ofLoad(ProblemType.INTERNAL, "The request could not be handled; the service's log says more.");
    }

    /** Returns the problem of which nothing is known but that it came up after records were sent. */
    public static Problem afterSending() {
        return new Problem(ProblemType.INTERNAL,
                "The records were sent, but the answer could not be made; the service's log says more.",
                Outcome.UNKNOWN,
                true, List.of());
    }
}
