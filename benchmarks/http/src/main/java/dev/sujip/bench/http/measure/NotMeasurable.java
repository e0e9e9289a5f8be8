package dev.sujip.bench.http.measure;

/** A system does not offer what a case needs, and does not claim to. The message is for people. */
final class NotMeasurable extends Exception {

    private static final long serialVersionUID = 1L;

    NotMeasurable(String message) {
        super(message);
    }
}
