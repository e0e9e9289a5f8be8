package dev.sujip.ingest.http;

import dev.sujip.ingest.TestBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The service while its broker is not there: it starts, says honestly what may have been written, and comes back by itself. */
class KafkaAwayIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path data;

    @Test
    void startsWithoutKafkaAndRecoversOnceItIsThere() throws Exception {
        try (var kafka = new TestBroker(data)) {
            kafka.createTopic("uploads", 1, Map.of());
            kafka.stop();
            try (var api = new IngestApi(kafka.bootstrapServers())) {
                var response = upload(api);
                assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
                assertThat(response.headers().firstValue("Retry-After")).isPresent();
                assertThat(json(response).get("outcome").asString()).isEqualTo("none");
                assertThat(json(response).get("retryable").asBoolean()).isTrue();
                assertThat(json(response).has("records")).isFalse();
                assertThat(api.management("/actuator/health/readiness").statusCode()).isEqualTo(200);
                assertThat(api.management("/actuator/health/liveness").statusCode()).isEqualTo(200);
                kafka.startAgain();
                await().atMost(PATIENCE).until(() -> upload(api).statusCode() == 200);
            }
        }
    }

    @Test
    void saysWhatMayHaveBeenWrittenWhileTheBrokerIsGoneAndRecoversOnceItIsBack() throws Exception {
        try (var kafka = new TestBroker(data)) {
            kafka.createTopic("uploads", 1, Map.of());
            try (var api = new IngestApi(kafka.bootstrapServers(), "ingest.acknowledgement-timeout=2s")) {
                assertThat(upload(api).statusCode()).isEqualTo(200);
                kafka.stop();
                var response = upload(api);
                assertHonest(response);
                assertThat(api.management("/actuator/health/readiness").statusCode()).isEqualTo(200);
                kafka.startAgain();
                await().atMost(PATIENCE).until(() -> upload(api).statusCode() == 200);
            }
        }
    }

    /**
     * A producer that has lost every broker starts over from its bootstrap servers and forgets the topic. Until then it takes records over,
     * and cannot tell what became of them; afterwards it refuses them.
     */
    private static void assertHonest(HttpResponse<String> response) {
        var problem = json(response);
        assertThat(problem.get("retryable").asBoolean()).isTrue();
        if (response.statusCode() == 504) {
            assertThat(problem.get("outcome").asString()).isEqualTo("unknown");
            assertThat(problem.get("records").get(0).get("outcome").asString()).isEqualTo("unknown");
        } else {
            assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
            assertThat(problem.get("outcome").asString()).isEqualTo("none");
        }
    }

    private static HttpResponse<String> upload(IngestApi api) throws Exception {
        return api.post("application/json", "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }
}
