package dev.sujip.sink.tools.workplace;

/** What a command ends with, for scripts. */
public final class ExitCodes {

    /** Proven, found, done. */
    public static final int OK = 0;
    /** Faults were found, or what was looked for is not there. */
    public static final int FOUND_WRONG = 1;
    /** Options or settings are wrong, or what was asked for is refused. */
    public static final int USAGE = 2;
    /** It could not be done: the store or Kafka did not answer. */
    public static final int NOT_DONE = 3;

    private ExitCodes() {}
}
