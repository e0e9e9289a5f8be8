package dev.sujip.sink.store;

import org.jspecify.annotations.Nullable;

/** The worker will not run like this, and trying again will not help. The message names what is wrong, and the mend. */
public final class SinkRefusal extends RuntimeException {

    public SinkRefusal(String message) {
        super(message);
    }

    public SinkRefusal(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
