package dev.sujip.ingest.http;

import java.time.Duration;

/** A request had not arrived whole when its time was up. */
final class SlowSenderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception without a stack trace, since a client can cause any number of them. */
    SlowSenderException(Duration receiveTimeout) {
        super("The request did not arrive whole within " + receiveTimeout.toMillis() + " ms.", null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
