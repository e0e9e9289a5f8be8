package dev.sujip.ingest.decode;

/** Says why a body was refused. No record of it has been sent. */
public final class DecodeException extends Exception {

    /** The kinds of refusal, which the HTTP edge turns into statuses. */
    public enum Reason {
        /** There is nothing in the body. */
        EMPTY,
        /** The body breaks the grammar of its content type. */
        MALFORMED,
        /** The body is well-formed, but there is no record in it, or it is nested too deep. */
        REFUSED,
        /** The body holds more records than one request may. */
        TOO_MANY_RECORDS
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /**
     * Makes the exception without a stack trace: a client can cause any number of these, and the message says all.
     *
     * @param message one sentence for the client that names the place (byte, line, element) and the expected form
     */
    DecodeException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** Returns the kind of refusal. */
    public Reason reason() {
        return reason;
    }

    /** Returns the sentence for the client. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
