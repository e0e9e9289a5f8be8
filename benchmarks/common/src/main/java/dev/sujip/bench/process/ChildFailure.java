package dev.sujip.bench.process;

/** A process did not do what it was started for. The message is for people, and shows the end of its output. */
public final class ChildFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The message says which process and what is wrong with it. */
    public ChildFailure(String message) {
        super(message);
    }
}
