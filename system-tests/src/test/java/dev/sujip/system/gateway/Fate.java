package dev.sujip.system.gateway;

/** What becomes of one request. */
public sealed interface Fate {

    /** It reaches the store, and the answer reaches its sender. */
    record Passed() implements Fate {}

    /**
     * It never reaches the store; its sender is answered in the store's stead.
     *
     * @param status of the answer, such as 503
     * @param code   the error's name in S3's words, such as {@code SlowDown}
     */
    record Refused(int status, String code) implements Fate {}

    /** It reaches the store and takes effect; instead of the answer its sender sees the connection end. */
    record AnswerLost() implements Fate {}

    /** It never reaches the store, and its sender waits for as long as it likes to. */
    record Unanswered() implements Fate {}

    /** It stops on its way until the test says what happens. */
    record Held(Hold hold) implements Fate {}
}
