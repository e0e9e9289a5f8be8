package dev.sujip.ingest.http;

import dev.sujip.ingest.TestBroker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What can be chosen: by the client with headers and paths, by whoever runs the service with settings. */
class OptionsIT {

    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @TempDir
    static Path data;
    static TestBroker kafka;
    static IngestApi api;
    static TopicReader topic;

    @BeforeAll
    static void start() throws Exception {
        kafka = new TestBroker(data);
        kafka.createTopic("uploads", 1, Map.of());
        kafka.createTopic("clicks", 1, Map.of());
        kafka.createTopic("secret", 1, Map.of());
        api = new IngestApi(kafka.bootstrapServers(), "ingest.topics=clicks", "ingest.headers=X-Course,x-Tag",
                "ingest.rate-limit.requests-per-second=50", "ingest.rate-limit.burst=100");
        topic = new TopicReader(kafka.clientConfig());
    }

    @AfterAll
    static void stop() {
        topic.close();
        api.close();
        kafka.close();
    }

    @Test
    void answersWithoutABodyWhereMinimalIsPreferred() throws Exception {
        long before = topic.count("uploads");
        var response = post("/upload", "Prefer", "return=minimal");
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("Preference-Applied")).hasValue("return=minimal");
        assertThat(topic.count("uploads")).isEqualTo(before + 1);
    }

    @Test
    void answersBeforeTheAcknowledgementWhereThatIsPreferred() throws Exception {
        long before = topic.count("uploads");
        var response = post("/upload", "Prefer", "respond-async");
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEqualTo("{\"accepted\":1}");
        assertThat(response.headers().firstValue("Preference-Applied")).hasValue("respond-async");
        await().until(() -> topic.count("uploads") == before + 1);
    }

    @Test
    void writesToTheTopicInThePathWhereItIsListed() throws Exception {
        assertThat(json(post("/upload/clicks")).at("/records/0/topic").asString()).isEqualTo("clicks");
        assertThat(json(post("/upload/uploads?x=1")).at("/records/0/topic").asString()).isEqualTo("uploads");
        for (var path : new String[]{"/upload/secret", "/upload/", "/upload/clicks/", "/upload/..",
                "/upload/%63licks"}) {
            var response = post(path);
            assertThat(response.statusCode()).as(path).isEqualTo(404);
            assertThat(json(response).get("type").asString()).isEqualTo("urn:sujip:problem:topic-not-allowed");
        }
        assertThat(topic.count("secret")).isZero();
    }

    @Test
    void carriesListedHeadersAndTheTraceIntoTheRecord() throws Exception {
        var response = post("/upload/clicks", "X-Course", "algebra", "x-tag", "a", "X-Tag", "b", "X-Other", "c",
                "traceparent",
                TRACEPARENT, "tracestate", "vendor=1");
        var record = topic.read("clicks", 0, json(response).at("/records/0/offset").asLong());
        assertThat(record.headers())
                .extracting(each -> each.key() + '=' + new String(each.value(), StandardCharsets.UTF_8))
                .contains("content-type=application/json", "x-course=algebra", "x-tag=a", "x-tag=b",
                        "traceparent=" + TRACEPARENT, "tracestate=vendor=1")
                .noneMatch(each -> each.contains("x-other"));
    }

    @Test
    void keepsTheDoorOffTheManagementPort() throws Exception {
        assertThat(api.management("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(api.management("/upload").statusCode()).isEqualTo(404);
        assertThat(api.management("/openapi.yaml").statusCode()).isEqualTo(404);
        assertThat(api.send(api.to("/actuator/health").GET()).statusCode()).isEqualTo(404);
    }

    @Test
    void describesItself() throws Exception {
        var get = api.send(api.to("/openapi.yaml").GET());
        assertThat(get.statusCode()).isEqualTo(200);
        assertThat(get.headers().firstValue("Content-Type")).hasValue("application/yaml");
        assertThat(get.body()).contains("openapi: 3.1");
        assertThat(api.send(api.to("/openapi.yaml").HEAD()).statusCode()).isEqualTo(200);
        assertThat(api.send(api.to("/openapi.yaml").DELETE()).headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    @Test
    void countsRequestsByWhatTheyWereTold() throws Exception {
        post("/upload");
        api.send(api.to("/nowhere").GET());
        var metrics = api.management("/actuator/prometheus").body();
        assertThat(metrics).containsPattern("sujip_ingest_requests_seconds_count\\{.*problem=\"none\",status=\"200\"} ")
                .containsPattern("sujip_ingest_requests_seconds_count\\{.*problem=\"not-found\",status=\"404\"} ")
                .containsPattern("sujip_ingest_connections [1-9]")
                .containsPattern("sujip_ingest_in_flight_bytes 0.0")
                .containsPattern("sujip_ingest_received_bytes_total [1-9]");
    }

    @Test
    void slowsACallerDown() throws Exception {
        HttpResponse<String> response = post("/upload");
        for (int i = 0; i < 10_000 && response.statusCode() == 200; i++) {
            response = post("/upload");
        }
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValueAsLong("Retry-After")).hasValue(1);
        assertThat(json(response).get("retryable").asBoolean()).isTrue();
        await().until(() -> post("/upload").statusCode() == 200);
    }

    private static HttpResponse<String> post(String path, String... headers) throws Exception {
        var request = api.to(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"a\":1}"));
        return api.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }
}
