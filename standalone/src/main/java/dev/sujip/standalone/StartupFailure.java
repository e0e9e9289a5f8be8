package dev.sujip.standalone;

/** Why the standalone cannot start, in one line for its user: the value that is wrong and what mends it. */
final class StartupFailure extends RuntimeException {

    StartupFailure(String message) {
        super(message);
    }

    StartupFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** Returns what the deepest cause says, on one line. */
    static String reason(Throwable thrown) {
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
