package dev.sujip.bench.http.process;

/** A process did not do what it was started for. The message is for people, and shows the end of its output. */
public final class ChildFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ChildFailure(String message) {
        super(message);
    }
}
