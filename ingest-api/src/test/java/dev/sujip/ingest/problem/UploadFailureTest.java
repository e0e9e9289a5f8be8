package dev.sujip.ingest.problem;

import dev.sujip.ingest.publish.FailureReason;
import dev.sujip.ingest.publish.RecordOutcome;
import dev.sujip.ingest.publish.RecordOutcome.NotWritten;
import dev.sujip.ingest.publish.RecordOutcome.Unknown;
import dev.sujip.ingest.publish.RecordOutcome.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

class UploadFailureTest {

    private static final RecordOutcome WRITTEN = new Written("uploads", 3, 1042);

    @Test
    void isNoneWhereEveryRecordWasWritten() {
        assertThat(UploadFailure.of(List.of(WRITTEN, WRITTEN))).isNull();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            KAFKA_AWAY,          503, true
            BUFFER_FULL,         503, true
            UNKNOWN_TOPIC,       503, true
            BATCH_REFUSED,       503, true
            NOT_ENOUGH_REPLICAS, 503, true
            NOT_ACKNOWLEDGED,    504, true
            NOT_AUTHORIZED,      500, false
            FAILED,              500, true
            TOO_LARGE,           413, false
            REFUSED,             422, false
            """)
    void hasAStatusForEachReason(FailureReason reason, int status, boolean retryable) {
        var nothing = problem(new NotWritten(reason));
        assertThat(nothing.type().status()).isEqualTo(status);
        assertThat(nothing.retryable()).isEqualTo(retryable);
        assertThat(nothing.outcome()).isEqualTo(Outcome.NONE);
        assertThat(nothing.records()).isEmpty();
        assertThat(problem(new Unknown(reason)).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void isPartialWhereItIsCertainWhichRecordsWereWritten() {
        var outcomes = List.of(WRITTEN, new NotWritten(FailureReason.TOO_LARGE));
        var problem = problem(outcomes.toArray(RecordOutcome[]::new));
        assertThat(problem.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(problem.records()).isEqualTo(outcomes);
    }

    @Test
    void isUnknownAsSoonAsOneRecordIs() {
        var problem = problem(WRITTEN, new NotWritten(FailureReason.TOO_LARGE),
                new Unknown(FailureReason.NOT_ACKNOWLEDGED));
        assertThat(problem.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(problem.type()).isEqualTo(ProblemType.NOT_ACKNOWLEDGED);
        assertThat(problem.retryable()).isTrue();
    }

    private static Problem problem(RecordOutcome... outcomes) {
        return Objects.requireNonNull(UploadFailure.of(List.of(outcomes)));
    }
}
