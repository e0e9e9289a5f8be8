package dev.sujip.sink.store;

import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The store refused, failed or did not answer. Of a PUT nothing is known then; everything may be tried again. */
public final class StoreException extends RuntimeException {

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /** In a word, for a metric: the status that the store answered with, or why there was no answer. */
    public String reason() {
        return switch (getCause()) {
            case S3Exception e -> "http_" + e.statusCode();
            case ApiCallTimeoutException _ -> "timeout";
            case SdkClientException _ -> "unreachable";
            case null, default -> "other";
        };
    }
}
