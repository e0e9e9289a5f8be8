package dev.sujip.ingest.http;

import dev.sujip.ingest.TestBroker;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The service on its real server and a real broker: what is posted, and what then stands in the topic. */
class UploadIT {

    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @TempDir
    static Path data;
    static TestBroker kafka;
    static IngestApi api;
    static TopicReader topic;

    @BeforeAll
    static void start() throws Exception {
        kafka = new TestBroker(data);
        kafka.createTopic("uploads", 6, Map.of());
        api = new IngestApi(kafka.bootstrapServers());
        topic = new TopicReader(kafka.clientConfig());
    }

    @AfterAll
    static void stop() {
        topic.close();
        api.close();
        kafka.close();
    }

    @Test
    void storesAnObjectByteForByteAndGivesItsReceipt() throws Exception {
        var body = " {\"b\" : 1.50,\r\n\t\"a\":\"h\\u00e9 수집 \uD83D\uDE00\"} \n";
        long before = System.currentTimeMillis();
        var message = only(api.post("application/json; charset=utf-8", bytes(body), "traceparent", TRACEPARENT));
        assertThat(text(message)).isEqualTo(body);
        assertThat(message.key()).isNull();
        assertThat(message.timestamp()).isBetween(before, System.currentTimeMillis());
        assertThat(TopicReader.header(message, "content-type")).isEqualTo("application/json");
        assertThat(TopicReader.header(message, "traceparent")).isEqualTo(TRACEPARENT);
        assertThat(TopicReader.header(message, "sujip-id"))
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Test
    void storesEachElementOfAnArrayAsItStands() throws Exception {
        var elements = List.of("{ \"a\" : [1 ,2] }", "\"수집, \\\"x\\\" ]\"", "-0.0e+10", "[ ]", "null",
                "{\"\uD83D\uDE00\":\"é\"}");
        var body = " \n[\t" + String.join(" \r\n,\t ", elements) + "\n ] ";
        assertThat(written(api.post("application/json", bytes(body)))).extracting(UploadIT::text).isEqualTo(elements);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "application/jsonl"})
    void storesEachLine(String contentType) throws Exception {
        var messages = written(api.post(contentType, bytes("{\"a\":1}\r\n\n  \r\n \"수집\" \n3")));
        assertThat(messages).extracting(UploadIT::text).containsExactly("{\"a\":1}", " \"수집\" ", "3");
        assertThat(messages).extracting(each -> TopicReader.header(each, "content-type"))
                .containsOnly("application/json");
        assertThat(messages).extracting(each -> TopicReader.header(each, "sujip-id")).doesNotHaveDuplicates();
    }

    @Test
    void storesTextAndBytesAsTheyAre() throws Exception {
        var text = only(api.post("text/plain;charset=UTF-8", bytes(" 수집\r\n")));
        assertThat(text(text)).isEqualTo(" 수집\r\n");
        assertThat(TopicReader.header(text, "content-type")).isEqualTo("text/plain");
        byte[] random = new byte[700_000];
        new Random(1).nextBytes(random);
        var binary = only(api.post("application/octet-stream", random));
        assertThat(binary.value()).isEqualTo(random);
        assertThat(TopicReader.header(binary, "content-type")).isEqualTo("application/octet-stream");
    }

    @Test
    void givesRecordsTheKeyOfTheRequest() throws Exception {
        var messages = written(api.post("application/json", bytes("[1,2,3]"), "Record-Key", "s-17"));
        assertThat(messages).extracting(each -> new String(each.key(), StandardCharsets.UTF_8)).containsOnly("s-17");
        assertThat(messages).extracting(ConsumerRecord::partition).containsOnly(messages.getFirst().partition());
    }

    @Test
    void leavesOutATraceparentThatIsNotValid() throws Exception {
        var message = only(api.post("application/json", bytes("1"), "traceparent", "00-0-0-00"));
        assertThat(message.headers().lastHeader("traceparent")).isNull();
    }

    @Test
    void writesNothingOfABodyWhoseLastRecordIsMalformed() throws Exception {
        long before = topic.count("uploads");
        assertProblem(api.post("application/json", bytes("[{\"a\":1},{\"a\":}]")), 400, "malformed-body", "Element 1");
        assertProblem(api.post("application/x-ndjson", bytes("{\"a\":1}\n\n{\"a\":\n")), 400, "malformed-body",
                "Line 3 (record 1)");
        assertThat(topic.count("uploads")).isEqualTo(before);
    }

    @Test
    void refusesWhatItCannotTake() throws Exception {
        assertProblem(api.post("application/json", bytes("")), 400, "empty-body", "empty");
        assertProblem(api.post("text/plain", bytes("")), 400, "empty-body", "empty");
        assertProblem(api.post("application/octet-stream", bytes("")), 400, "empty-body", "empty");
        assertProblem(api.post("application/jsonl", bytes("\n \n")), 400, "empty-body", "blank");
        assertProblem(api.post("application/json", bytes("[ ]")), 422, "refused-body", "empty");
        assertProblem(api.post("", bytes("1")), 415, "unsupported-content", "missing");
        assertProblem(api.post("application/xml", bytes("1")), 415, "unsupported-content", "application/x-ndjson");
        assertProblem(api.post("nonsense", bytes("1")), 415, "unsupported-content", "not a media type");
        assertProblem(api.post("application/x-www-form-urlencoded", bytes("1")), 415, "unsupported-content",
                "-H 'Content-Type: application/json'");
        assertProblem(api.post("application/json;charset=utf-16", bytes("1")), 415, "unsupported-content", "UTF-16");
        assertProblem(api.post("application/json", bytes("1"), "Content-Encoding", "br"), 415, "unsupported-encoding",
                "gzip, zstd");
        assertProblem(api.post("application/json", bytes("1"), "Content-Encoding", "gzip"), 400, "malformed-body",
                "gzip");
        assertProblem(api.post("application/json", bytes("1"), "Record-Key", ""), 400, "invalid-header", "empty");
        assertProblem(api.post("application/json", bytes("1"), "Record-Key", "a", "Record-Key", "b"), 400,
                "invalid-header", "2 times");
    }

    @Test
    void refusesTooMuch() throws Exception {
        var many = "1\n".repeat(1001);
        assertProblem(api.post("application/x-ndjson", bytes(many)), 413, "too-many-records", "1000");
        assertProblem(api.post("application/json", bytes("[1" + ",1".repeat(1000) + "]")), 413, "too-many-records",
                "1000");
        assertProblem(api.post("text/plain", new byte[(1 << 20) + 1]), 413, "body-too-large", "1048576");
        assertProblem(api.post("application/octet-stream", new byte[1 << 20]), 413, "record-too-large",
                "1000000");
    }

    @Test
    void stopsReadingABodyOfUnknownLengthAtTheLimit() throws Exception {
        var endless = api.to("/upload").header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[3 << 20])));
        assertProblem(api.send(endless), 413, "body-too-large", "1048576");
    }

    @Test
    void readsAKeyThatIsNotAscii() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            socket.getOutputStream()
                    .write(bytes(head("Connection: close\r\nRecord-Key: 열쇠\r\nContent-Length: 1\r\n\r\n1")));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var message = written(JsonMapper.shared().readTree(answer.substring(answer.indexOf("\r\n\r\n"))))
                    .getFirst();
            assertThat(message.key()).asString(StandardCharsets.UTF_8).isEqualTo("열쇠");
        }
    }

    @Test
    void isNotDisturbedByClientsThatGoAway() throws Exception {
        long before = topic.count("uploads");
        for (int i = 0; i < 20; i++) {
            sendAndLeave("Content-Length: 9\r\n\r\n{\"a\":");
        }
        sendAndLeave("Content-Length: 7\r\n\r\n{\"a\":1}");
        await().until(() -> topic.count("uploads") == before + 1);
        written(api.post("application/json", bytes("1")));
    }

    private static void sendAndLeave(String rest) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            socket.getOutputStream().write(bytes(head(rest)));
        }
    }

    private static String head(String rest) {
        return "POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + rest;
    }

    @Test
    void answersOtherPathsAndMethodsWithProblemsToo() throws Exception {
        var get = api.send(api.to("/upload").GET());
        assertProblem(get, 405, "method-not-allowed", "POST");
        assertThat(get.headers().firstValue("Allow")).hasValue("POST");
        assertProblem(api.send(api.to("/").GET()), 404, "not-found", "/upload");
    }

    @Test
    void countsRecords() throws Exception {
        written(api.post("application/json", bytes("[1,2]")));
        var metrics = api.management("/actuator/prometheus").body();
        assertThat(metrics)
                .containsPattern("sujip_ingest_records_total\\{.*outcome=\"written\",topic=\"uploads\"} [0-9.]+");
    }

    private static ConsumerRecord<byte[], byte[]> only(HttpResponse<String> response) {
        var messages = written(response);
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }

    private static List<ConsumerRecord<byte[], byte[]>> written(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        return written(json(response));
    }

    private static List<ConsumerRecord<byte[], byte[]>> written(JsonNode answer) {
        var messages = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (var receipt : answer.get("records")) {
            messages.add(topic.read(receipt.get("topic").asString(), receipt.get("partition").asInt(),
                    receipt.get("offset").asLong()));
        }
        return messages;
    }

    private static void assertProblem(HttpResponse<String> response, int status, String type, String detail) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var problem = json(response);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("type").asString()).isEqualTo("urn:sujip:problem:" + type);
        assertThat(problem.get("detail").asString()).contains(detail);
        assertThat(problem.get("outcome").asString()).isEqualTo("none");
        assertThat(problem.get("retryable").asBoolean()).isFalse();
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    private static String text(ConsumerRecord<byte[], byte[]> message) {
        return new String(message.value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
