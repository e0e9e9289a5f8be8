package dev.sujip.ingest.publish;

import dev.sujip.ingest.publish.RecordOutcome.Failed;
import dev.sujip.ingest.publish.RecordOutcome.NotWritten;
import dev.sujip.ingest.publish.RecordOutcome.Unknown;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.NotEnoughReplicasAfterAppendException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/**
 * Reads from the producer's exceptions what may have been written. The rule is to say "not written" only where it is certain, since a
 * client that repeats on our word would otherwise write twice.
 */
final class FailureClassifier {

    /** What the client says of the records that share a batch with a refused one, in an exception that has no type of its own. */
    private static final String REFUSED_BATCH = "Failed to append record because it was part of a batch";

    private FailureClassifier() {}

    /** Returns the outcome of a record that the producer refused to take over: it never entered the buffer. */
    static Failed refused(Exception cause) {
        return new NotWritten(switch (cause) {
            case BufferExhaustedException _ -> FailureReason.BUFFER_FULL;
            case TimeoutException e when e.getCause() instanceof UnknownTopicOrPartitionException ->
                FailureReason.UNKNOWN_TOPIC;
            case TimeoutException e when e.getCause() instanceof AuthorizationException -> FailureReason.NOT_AUTHORIZED;
            case RecordTooLargeException _ -> FailureReason.TOO_LARGE;
            case AuthorizationException _ -> FailureReason.NOT_AUTHORIZED;
            case AuthenticationException _ -> FailureReason.NOT_AUTHORIZED;
            case RetriableException _ -> FailureReason.KAFKA_AWAY;
            case IllegalStateException _ -> FailureReason.KAFKA_AWAY; // The producer is closed or broken.
            default -> FailureReason.FAILED;
        });
    }

    /**
     * Returns the outcome of a record that was taken over and then failed. The producer tries a batch again after a lost connection, and
     * tells of the last try only. A verdict on the record or on this service (too large, refused, not authorized) is the same at each
     * try, so nothing was written. A verdict on the moment (too few replicas, time is up) says nothing about the tries before it.
     */
    static Failed failed(Exception cause) {
        return switch (cause) {
            case RecordTooLargeException _ -> new NotWritten(FailureReason.TOO_LARGE);
            case InvalidRecordException _ -> new NotWritten(FailureReason.REFUSED);
            case InvalidTimestampException _ -> new NotWritten(FailureReason.FAILED); // This machine's clock is wrong.
            case AuthorizationException _ -> new NotWritten(FailureReason.NOT_AUTHORIZED);
            case NotEnoughReplicasException _ -> new Unknown(FailureReason.NOT_ENOUGH_REPLICAS);
            case NotEnoughReplicasAfterAppendException _ -> new Unknown(FailureReason.NOT_ENOUGH_REPLICAS);
            case UnknownTopicOrPartitionException _ -> new Unknown(FailureReason.UNKNOWN_TOPIC);
            case RetriableException _ -> new Unknown(FailureReason.NOT_ACKNOWLEDGED);
            case KafkaException e when String.valueOf(e.getMessage()).startsWith(REFUSED_BATCH) ->
                new NotWritten(FailureReason.BATCH_REFUSED);
            default -> new Unknown(FailureReason.FAILED);
        };
    }

    /**
     * Returns whether a producer that says this, of whatever record, is of no use any longer: what looks after idempotence in the client
     * stays in its error state for good, or the producer does nothing but ask for an id that it does not get.
     */
    static boolean endsProducer(Exception cause) {
        return switch (cause) {
            case AuthenticationException _ -> true;
            case ClusterAuthorizationException _ -> true;
            case UnsupportedVersionException _ -> true;
            case ProducerFencedException _ -> true;
            case InvalidPidMappingException _ -> true;
            case PendingUpload.Overdue _ -> true;
            default -> false;
        };
    }
}
