package dev.sujip.ingest.http;

import dev.sujip.ingest.admission.RetryAfter;
import dev.sujip.ingest.http.Answer.Field;
import dev.sujip.ingest.problem.Problem;
import dev.sujip.ingest.problem.ProblemJson;
import dev.sujip.ingest.problem.ProblemType;
import dev.sujip.ingest.publish.RecordOutcome;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Words the answers. */
final class Answers {

    private static final AsciiString PROBLEM_JSON = AsciiString.cached("application/problem+json");
    private static final AsciiString PREFERENCE_APPLIED = AsciiString.cached("preference-applied");
    private static final byte[] NOTHING = new byte[0];
    private static final int SERVICE_UNAVAILABLE = 503;

    private final ProblemJson problemJson = new ProblemJson();
    private final RetryAfter retryAfter;
    private final @Nullable String challenge;

    /** @param challenge of a 401, null where nobody is asked who they are */
    Answers(RetryAfter retryAfter, @Nullable String challenge) {
        this.retryAfter = retryAfter;
        this.challenge = challenge;
    }

    /** Returns the answer to an upload of which every record was written. */
    Answer written(List<RecordOutcome> records, Preferences preferences) {
        return preferences.minimal()
                ? new Answer(204, null, "", applied(preferences), NOTHING)
                : ok(200, Receipts.json(records), List.of());
    }

    /** Returns the answer to an upload that is on its way to Kafka, nothing more. */
    Answer accepted(int records, Preferences preferences) {
        var body = preferences.minimal()
                ? NOTHING
                : ("{\"accepted\":" + records + '}').getBytes(StandardCharsets.US_ASCII);
        return ok(202, body, applied(preferences));
    }

    Answer problem(Problem problem) {
        var type = problem.type();
        var headers = new ArrayList<Field>();
        if (type == ProblemType.METHOD_NOT_ALLOWED) {
            headers.add(new Field(HttpHeaderNames.ALLOW, problem.allowed()));
        }
        if (type == ProblemType.UNSUPPORTED_ENCODING) {
            headers.add(new Field(HttpHeaderNames.ACCEPT_ENCODING, "gzip, zstd"));
        }
        if (type == ProblemType.UNAUTHENTICATED && challenge != null) {
            headers.add(new Field(HttpHeaderNames.WWW_AUTHENTICATE, challenge));
        }
        long seconds = problem.retryAfterSeconds();
        if (seconds == 0 && type.status() == SERVICE_UNAVAILABLE) {
            seconds = retryAfter.seconds();
        }
        if (seconds > 0) {
            headers.add(new Field(HttpHeaderNames.RETRY_AFTER, Long.toString(seconds)));
        }
        return new Answer(type.status(), type.slug(), PROBLEM_JSON, headers, problemJson.write(problem));
    }

    private static Answer ok(int status, byte[] body, List<Field> headers) {
        return new Answer(status, null, HttpHeaderValues.APPLICATION_JSON, headers, body);
    }

    private static List<Field> applied(Preferences preferences) {
        return List.of(new Field(PREFERENCE_APPLIED, preferences.toString()));
    }
}
