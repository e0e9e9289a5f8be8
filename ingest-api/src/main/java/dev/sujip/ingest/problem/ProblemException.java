package dev.sujip.ingest.problem;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** Makes the exception without a stack trace, since a client can cause any number of them. */
    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** Returns what to tell the client. */
    public Problem problem() {
        return problem;
    }
}
