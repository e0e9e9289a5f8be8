package dev.sujip.bench.http.measure;

/** A system did not do in a case what is to be measured, so that there is no figure for it. The message is for people. */
final class CaseInvalid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CaseInvalid(String message) {
        super(message);
    }
}
