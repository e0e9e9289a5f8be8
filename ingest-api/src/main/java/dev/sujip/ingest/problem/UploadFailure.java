package dev.sujip.ingest.problem;

import dev.sujip.ingest.publish.FailureReason;
import dev.sujip.ingest.publish.RecordOutcome;
import dev.sujip.ingest.publish.RecordOutcome.NotWritten;
import dev.sujip.ingest.publish.RecordOutcome.Unknown;
import dev.sujip.ingest.publish.RecordOutcome.Written;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Sums up the outcomes of an upload's records. */
public final class UploadFailure {

    private UploadFailure() {}

    /**
     * Returns the problem with an upload, null where every record was written. An unknown record decides status and reason before one
     * that was not written, since it is what the client has to take care of.
     */
    public static @Nullable Problem of(List<RecordOutcome> records) {
        int written = 0;
        FailureReason unknown = null;
        FailureReason notWritten = null;
        for (var each : records) {
            switch (each) {
                case Written _ -> written++;
                case Unknown(var reason) -> unknown = unknown == null ? reason : unknown;
                case NotWritten(var reason) -> notWritten = notWritten == null ? reason : notWritten;
            }
        }
        if (unknown != null) {
            return problem(Outcome.UNKNOWN, unknown, records);
        }
        if (notWritten == null) {
            return null;
        }
        return written > 0
                ? problem(Outcome.PARTIAL, notWritten, records)
                : problem(Outcome.NONE, notWritten, List.of());
    }

    private static Problem problem(Outcome outcome, FailureReason reason, List<RecordOutcome> records) {
        var written = switch (outcome) {
            case NONE -> "Nothing was written.";
            case PARTIAL -> "Some records were written: see records.";
            case UNKNOWN -> "Some records may have been written: see records.";
        };
        return new Problem(type(reason), sentence(reason) + " " + written, outcome, retryable(reason), records);
    }

    static ProblemType type(FailureReason reason) {
        return switch (reason) {
            case KAFKA_AWAY, BUFFER_FULL, UNKNOWN_TOPIC, BATCH_REFUSED, NOT_ENOUGH_REPLICAS ->
                ProblemType.KAFKA_UNAVAILABLE;
            case NOT_AUTHORIZED -> ProblemType.NOT_AUTHORIZED_BY_KAFKA;
            case TOO_LARGE -> ProblemType.RECORD_TOO_LARGE;
            case REFUSED -> ProblemType.REFUSED_RECORD;
            case NOT_ACKNOWLEDGED -> ProblemType.NOT_ACKNOWLEDGED;
            case FAILED -> ProblemType.INTERNAL;
        };
    }

    static boolean retryable(FailureReason reason) {
        return switch (reason) {
            case KAFKA_AWAY, BUFFER_FULL, UNKNOWN_TOPIC, BATCH_REFUSED, NOT_ENOUGH_REPLICAS, NOT_ACKNOWLEDGED, FAILED ->
                true;
            case NOT_AUTHORIZED, TOO_LARGE, REFUSED -> false;
        };
    }

    private static String sentence(FailureReason reason) {
        return switch (reason) {
            case KAFKA_AWAY -> "Kafka is not reachable.";
            case BUFFER_FULL -> "More records are waiting for Kafka than there is room for.";
            case UNKNOWN_TOPIC -> "The topic does not exist in Kafka.";
            case NOT_AUTHORIZED -> "Kafka does not let this service write to the topic.";
            case TOO_LARGE -> "A record is larger than Kafka takes.";
            case REFUSED -> "Kafka refused a record.";
            case BATCH_REFUSED -> "Kafka refused another record that was sent together with one of these.";
            case NOT_ENOUGH_REPLICAS -> "Too few replicas of the topic are in sync.";
            case NOT_ACKNOWLEDGED -> "Kafka did not acknowledge every record in time.";
            case FAILED -> "Kafka failed to take a record; the service's log says more.";
        };
    }
}
