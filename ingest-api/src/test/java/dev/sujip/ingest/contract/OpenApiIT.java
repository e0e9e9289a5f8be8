package dev.sujip.ingest.contract;

import dev.sujip.ingest.TestBroker;
import dev.sujip.ingest.http.IngestApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The description of the contract against the running service. */
class OpenApiIT {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    @TempDir
    static Path data;
    static TestBroker kafka;
    static IngestApi api;
    static OpenApiDocument document;

    @BeforeAll
    static void start() throws Exception {
        kafka = new TestBroker(data);
        kafka.createTopic("uploads", 1, Map.of());
        api = new IngestApi(kafka.bootstrapServers());
        document = OpenApiDocument.parse(api.send(api.to("/openapi.yaml").GET()).body());
    }

    @AfterAll
    static void stop() {
        api.close();
        kafka.close();
    }

    @Test
    void isServedAsItStands() throws Exception {
        assertThat(document).isEqualTo(OpenApiDocument.read());
    }

    @Test
    void listsTheMethodsOfEachPath() throws Exception {
        for (var path : document.paths()) {
            for (var method : METHODS) {
                var request = api.to(path.getKey().replace("{topic}", "uploads"))
                        .method(method, BodyPublishers.noBody());
                assertThat(api.send(request).statusCode() != 405).as(method + " " + path.getKey())
                        .isEqualTo(path.getValue().has(method.toLowerCase(Locale.ROOT)));
            }
        }
    }

    @Test
    void listsTheContentTypesThatAreTaken() throws Exception {
        var refusal = json(api.post("application/xml", new byte[]{'1'}).body()).get("detail").asString();
        var taken = refusal.replaceAll("(?s).*Send |\\.$", "").split(", | or ");
        assertThat(document.contents()).extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(taken));
    }

    @Test
    void hasExamplesOfRequestsThatAreTaken() throws Exception {
        for (var content : document.contents()) {
            assertThat(content.getValue().get("examples")).as("examples of " + content.getKey()).isNotEmpty();
            for (var example : content.getValue().get("examples")) {
                var answer = api.post(content.getKey(), body(example.get("value"), content.getKey()));
                assertThat(answer.statusCode()).as("%s %s: %s", content.getKey(), example, answer.body())
                        .isEqualTo(200);
                assertThat(json(answer.body()).propertyNames()).containsExactly("records");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"RecordKey, student, 200", "Traceparent, sampled, 200", "Prefer, minimal, 204", "Prefer, async, 202"})
    void hasExamplesOfHeadersThatAreTaken(String parameter, String example, int status) throws Exception {
        var described = document.root().at("/components/parameters/" + parameter);
        var answer = api.post("application/json", new byte[]{'1'}, described.get("name").asString(),
                described.at("/examples/" + example + "/value").asString());
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    private static byte[] body(JsonNode example, String contentType) {
        var text = contentType.endsWith("json") && !example.isString() ? example.toString() : example.asString();
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode json(String body) {
        return JsonMapper.shared().readTree(body);
    }
}
