package dev.sujip.ingest.publish;

import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * What the producer knows of a topic.
 *
 * @param known  whether records can be sent to it
 * @param denied whether Kafka says that this service has no right to it
 * @param detail more for the log, as {@code key=value}
 */
record Warmth(
        boolean known,
        boolean denied,
        String detail) {

    static Warmth warm(int partitions) {
        return new Warmth(true, false, "partitions=" + partitions);
    }

    static Warmth cold(Exception thrown) {
        return new Warmth(false, cause(thrown) instanceof AuthorizationException, reason(thrown));
    }

    /** Returns why, as {@code key=value}. */
    static String reason(Exception thrown) {
        return "reason=\"" + cause(thrown).getMessage() + '"';
    }

    /** What Kafka said, where it said anything, rather than that there was no time to wait for it. */
    private static Exception cause(Exception thrown) {
        return thrown instanceof TimeoutException && thrown.getCause() instanceof Exception told ? told : thrown;
    }
}
