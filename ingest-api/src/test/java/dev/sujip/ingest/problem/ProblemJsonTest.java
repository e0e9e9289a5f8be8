package dev.sujip.ingest.problem;

import dev.sujip.ingest.publish.FailureReason;
import dev.sujip.ingest.publish.RecordOutcome.NotWritten;
import dev.sujip.ingest.publish.RecordOutcome.Unknown;
import dev.sujip.ingest.publish.RecordOutcome.Written;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemJsonTest {

    private final ProblemJson json = new ProblemJson();

    @Test
    void writesEveryMemberAndEscapesWhatAClientChose() {
        assertThat(written(Problem.ofRequest(ProblemType.MALFORMED_BODY, "near '\"\n'"))).isEqualTo(
                """
                        {"type":"urn:sujip:problem:malformed-body","title":"The body is malformed","status":400,\
                        "detail":"near '\\"\\n'","outcome":"none","retryable":false}""");
    }

    @Test
    void saysOfEachRecordWhatBecameOfIt() {
        var problem = new Problem(ProblemType.NOT_ACKNOWLEDGED, "Late.", Outcome.UNKNOWN, true,
                List.of(new Written("uploads", 3, 1042), new NotWritten(FailureReason.TOO_LARGE),
                        new Unknown(FailureReason.NOT_ACKNOWLEDGED)));
        assertThat(written(problem)).endsWith(
                """
                        "outcome":"unknown","retryable":true,"records":[\
                        {"index":0,"outcome":"written","topic":"uploads","partition":3,"offset":1042},\
                        {"index":1,"outcome":"not-written","type":"urn:sujip:problem:record-too-large"},\
                        {"index":2,"outcome":"unknown","type":"urn:sujip:problem:not-acknowledged"}]}""");
    }

    private String written(Problem problem) {
        return new String(json.write(problem), StandardCharsets.UTF_8);
    }
}
