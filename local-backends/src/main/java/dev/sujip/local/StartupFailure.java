package dev.sujip.local;

/** Why it cannot start, in one line for its user: the value that is wrong and what mends it. */
public final class StartupFailure extends RuntimeException {

    public StartupFailure(String message) {
        super(message);
    }

    public StartupFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** Returns what the deepest cause says, on one line. */
    public static String reason(Throwable thrown) {
        var deepest = thrown;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return message(deepest);
    }

    /** Returns what it says itself, on one line; its type where it says nothing. */
    static String message(Throwable thrown) {
        var message = thrown.getMessage();
        return message == null || message.isBlank()
                ? thrown.getClass().getSimpleName()
                : message.strip().replaceAll("\\s+", " ");
    }
}
