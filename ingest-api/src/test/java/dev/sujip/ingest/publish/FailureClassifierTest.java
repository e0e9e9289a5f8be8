package dev.sujip.ingest.publish;

import dev.sujip.ingest.publish.RecordOutcome.Failed;
import dev.sujip.ingest.publish.RecordOutcome.NotWritten;
import dev.sujip.ingest.publish.RecordOutcome.Unknown;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.NotEnoughReplicasAfterAppendException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class FailureClassifierTest {

    @ParameterizedTest
    @MethodSource
    void isCertainThatNothingWasWrittenOfWhatWasNeverTakenOver(Exception cause, FailureReason reason) {
        assertThat(FailureClassifier.refused(cause)).isEqualTo(new NotWritten(reason));
    }

    static Stream<Arguments> isCertainThatNothingWasWrittenOfWhatWasNeverTakenOver() {
        return Stream.of(arguments(new BufferExhaustedException("full"), FailureReason.BUFFER_FULL),
                arguments(new TimeoutException("not present in metadata"), FailureReason.KAFKA_AWAY),
                arguments(new TimeoutException("not present", new UnknownTopicOrPartitionException()),
                        FailureReason.UNKNOWN_TOPIC),
                arguments(new TopicAuthorizationException("t"), FailureReason.NOT_AUTHORIZED),
                arguments(new SaslAuthenticationException("wrong"), FailureReason.NOT_AUTHORIZED),
                arguments(new RecordTooLargeException(), FailureReason.TOO_LARGE),
                arguments(new IllegalStateException("closed"), FailureReason.KAFKA_AWAY),
                arguments(new KafkaException("?"), FailureReason.FAILED));
    }

    @ParameterizedTest
    @MethodSource
    void claimsCertaintyAfterwardsOnlyForVerdictsThatEveryTryWouldHaveMet(Exception cause, Failed outcome) {
        assertThat(FailureClassifier.failed(cause)).isEqualTo(outcome);
    }

    static Stream<Arguments> claimsCertaintyAfterwardsOnlyForVerdictsThatEveryTryWouldHaveMet() {
        return Stream.of(arguments(new RecordTooLargeException(), new NotWritten(FailureReason.TOO_LARGE)),
                arguments(new InvalidRecordException("no key"), new NotWritten(FailureReason.REFUSED)),
                arguments(new InvalidTimestampException("ahead"), new NotWritten(FailureReason.FAILED)),
                arguments(new TopicAuthorizationException("t"), new NotWritten(FailureReason.NOT_AUTHORIZED)),
                arguments(new KafkaException(
                        "Failed to append record because it was part of a batch which had one more more invalid records"),
                        new NotWritten(FailureReason.BATCH_REFUSED)),
                arguments(new NotEnoughReplicasException(), new Unknown(FailureReason.NOT_ENOUGH_REPLICAS)),
                arguments(new NotEnoughReplicasAfterAppendException("1 of 2"),
                        new Unknown(FailureReason.NOT_ENOUGH_REPLICAS)),
                arguments(new UnknownTopicOrPartitionException(), new Unknown(FailureReason.UNKNOWN_TOPIC)),
                arguments(new TimeoutException("expired"), new Unknown(FailureReason.NOT_ACKNOWLEDGED)),
                arguments(new NetworkException(), new Unknown(FailureReason.NOT_ACKNOWLEDGED)),
                arguments(new NotLeaderOrFollowerException(), new Unknown(FailureReason.NOT_ACKNOWLEDGED)),
                arguments(new OutOfOrderSequenceException("?"), new Unknown(FailureReason.FAILED)),
                arguments(new KafkaException("Producer is closed forcefully."),
                        new Unknown(FailureReason.FAILED)));
    }

    @ParameterizedTest
    @MethodSource
    void knowsWhatAProducerDoesNotOutlive(Exception cause, boolean ends) {
        assertThat(FailureClassifier.endsProducer(cause)).isEqualTo(ends);
    }

    static Stream<Arguments> knowsWhatAProducerDoesNotOutlive() {
        return Stream.of(arguments(new SaslAuthenticationException("wrong"), true),
                arguments(new ClusterAuthorizationException("no id"), true),
                arguments(new ProducerFencedException("fenced"), true),
                arguments(new UnsupportedVersionException("too old"), true),
                arguments(new InvalidPidMappingException("gone"), true),
                arguments(new PendingUpload.Overdue(), true),
                arguments(new TopicAuthorizationException("t"), false),
                arguments(new OutOfOrderSequenceException("?"), false),
                arguments(new TimeoutException("expired"), false),
                arguments(new BufferExhaustedException("full"), false),
                arguments(new KafkaException("Producer is closed forcefully."), false));
    }
}
