package dev.sujip.bench.sink.measure;

/** A system does not offer what a case needs. The message is for people. */
final class NotMeasurable extends Exception {

    private static final long serialVersionUID = 1L;

    NotMeasurable(String message) {
        super(message);
    }
}
