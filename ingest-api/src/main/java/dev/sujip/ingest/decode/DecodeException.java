package dev.sujip.ingest.decode;

import java.util.OptionalInt;

/** Says why a body was refused. No record of it has been sent. */
public final class DecodeException extends Exception {

    /** The kinds of refusal, which the HTTP edge turns into statuses. */
    public enum Reason {
        /** There is nothing in the body. */
        EMPTY,
        /** The body breaks the grammar of its content type or of its content coding. */
        MALFORMED,
        /** The body is well-formed, but there is no record in it, it is nested too deep, or a record breaks a rule. */
        REFUSED,
        /** The body holds more records than one request may. */
        TOO_MANY_RECORDS,
        /** A record is larger than one may be. */
        RECORD_TOO_LARGE,
        /** The body is larger, without its content coding, than one may be. */
        TOO_LARGE,
        /** There is no memory left to decode the body in now. */
        OVERLOADED
    }

    /** What a refusal has for an index when it is of no record in particular. */
    static final int NO_INDEX = -1;

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final int index;

    DecodeException(Reason reason, String message) {
        this(reason, message, NO_INDEX);
    }

    /**
     * Makes the exception without a stack trace: a client can cause any number of these, and the message says all.
     *
     * @param message one sentence for the client that names the place (byte, line, element) and the expected form
     * @param index   which record of a body that may hold several, or {@link #NO_INDEX}
     */
    DecodeException(Reason reason, String message, int index) {
        super(message, null, false, false);
        this.reason = reason;
        this.index = index;
    }

    /** Returns the kind of refusal. */
    public Reason reason() {
        return reason;
    }

    /**
     * Returns which record is at fault, counted from 0 as in the receipts: the element of an array or batch, or the non-blank line.
     * Empty where the fault is in none of them, or the body is of a kind that holds one record only.
     */
    public OptionalInt index() {
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** Returns the sentence for the client. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
