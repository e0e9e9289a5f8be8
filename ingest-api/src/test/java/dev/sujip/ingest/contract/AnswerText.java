package dev.sujip.ingest.contract;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An answer as the errors reference writes it.
 *
 * @param summary status, type, and whatever differs from a problem that nothing came of and that would come again
 * @param detail  empty where there is no problem
 * @param closes  whether the client is told that the connection ends
 */
record AnswerText(
        String summary,
        String detail,
        boolean closes) {

    private static final String TYPE = "urn:sujip:problem:";
    private static final List<String> TOLD = List.of("Allow", "Accept-Encoding", "Retry-After", "WWW-Authenticate");

    private static final AnswerText NONE = new AnswerText("none; closes", "", true);

    /** @param answer null where there was none */
    static AnswerText of(@Nullable RawAnswer answer) {
        if (answer == null) {
            return NONE;
        }
        boolean closes = closes(answer);
        var summary = new ArrayList<String>();
        var detail = "";
        if (answer.status() < 300 || answer.body().isEmpty()) {
            summary.add(Integer.toString(answer.status()));
        } else {
            assertThat(answer.header("content-type")).as(answer.toString()).isEqualTo("application/problem+json");
            var problem = JsonMapper.shared().readTree(answer.body());
            assertThat(problem.get("status").asInt()).isEqualTo(answer.status());
            summary.add(answer.status() + " " + problem.get("type").asString().substring(TYPE.length()));
            detail = problem.get("detail").asString();
            if (!problem.get("outcome").asString().equals("none")) {
                summary.add("outcome " + problem.get("outcome").asString());
            }
            if (problem.has("index")) {
                summary.add("index " + problem.get("index").asInt());
            }
            if (problem.get("retryable").asBoolean()) {
                summary.add("retryable");
            }
        }
        for (var each : TOLD) {
            var value = answer.header(each.toLowerCase(Locale.ROOT));
            if (value != null) {
                summary.add(each + ": " + value);
            }
        }
        if (closes) {
            summary.add("closes");
        }
        return new AnswerText(String.join("; ", summary), detail, closes);
    }

    /** In HTTP/1.0 a connection ends unless somebody says otherwise. */
    private static boolean closes(RawAnswer answer) {
        var connection = answer.header("connection");
        return connection == null ? answer.statusLine().startsWith("HTTP/1.0 ") : connection.equals("close");
    }
}
