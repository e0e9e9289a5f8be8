package dev.sujip.sink.store;

/** The store refused, failed or did not answer. Of a PUT nothing is known then; everything may be tried again. */
public final class StoreException extends RuntimeException {

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
