package dev.sujip.ingest.contract;

import dev.sujip.ingest.TestBroker;
import dev.sujip.ingest.http.IngestApi;
import dev.sujip.ingest.http.TopicReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds {@code docs/errors.md} to its word: each row is sent to the running service, over a plain socket, with a real broker behind. */
class ErrorsReferenceIT {

    private static final List<String> TOPICS = List.of("uploads", "compacted", "narrow");
    private static final byte[] NEXT = "GET /openapi.yaml HTTP/1.1\r\nHost: localhost\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);

    @TempDir
    static Path data;
    static TestBroker kafka;
    static TopicReader topics;
    static final Map<List<String>, IngestApi> services = new HashMap<>();

    @BeforeAll
    static void start() throws Exception {
        kafka = new TestBroker(data);
        kafka.createTopic("uploads", 6, Map.of());
        kafka.createTopic("compacted", 1, Map.of("cleanup.policy", "compact"));
        kafka.createTopic("narrow", 1, Map.of("max.message.bytes", "1000"));
        topics = new TopicReader(kafka.clientConfig());
    }

    @AfterAll
    static void stop() {
        services.values().forEach(IngestApi::close);
        topics.close();
        kafka.close();
    }

    static List<ErrorRow> rows() throws IOException {
        return ErrorsPage.rows();
    }

    @Test
    void hasEnoughRowsAndNoTwoOfOneName() throws Exception {
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(60).extracting(ErrorRow::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void answersAsThePageSays(ErrorRow row) throws Exception {
        var request = WrittenRequest.of(row.request());
        int port = service(row.settings()).port();
        long before = records();
        long receipts;
        try (var other = request.crowded() ? new RawConnection(port) : null;
                var connection = new RawConnection(port)) {
            if (other != null) {
                other.send(NEXT);
                other.read(false);
            }
            var answers = exchange(connection, request);
            var last = AnswerText.of(answers.getLast());
            assertThat(last.summary() + " | " + last.detail().strip()).as("answer | detail")
                    .isEqualTo(row.answer() + " | " + row.detail());
            assertGoesOn(connection, last.closes() || request.waits());
            receipts = receipts(answers);
        }
        receipts += receipts(List.of(oneMore(port)));
        assertThat(records() - before).as("records written").isEqualTo(receipts);
    }

    /** Sends one record: once it is in the topic, so is whatever was sent to Kafka before it. */
    private static @Nullable RawAnswer oneMore(int port) throws IOException {
        try (var connection = new RawConnection(port)) {
            connection.send(WrittenRequest.of("").bytes());
            return connection.read(false);
        }
    }

    private static List<@Nullable RawAnswer> exchange(RawConnection connection, WrittenRequest request)
            throws IOException {
        var answers = new ArrayList<@Nullable RawAnswer>();
        for (int i = 0; i < request.times(); i++) {
            connection.send(request.bytes());
            if (request.closes()) {
                connection.closeOwnSide();
            }
            answers.add(connection.read(request.head()));
        }
        return answers;
    }

    /** A connection is either closed, and the client was told so, or takes the next request. */
    private static void assertGoesOn(RawConnection connection, boolean closes) throws IOException {
        if (closes) {
            assertThat(connection.isClosed()).as("closed, as announced").isTrue();
        } else {
            connection.send(NEXT);
            assertThat(status(connection.read(false))).as("the next request on the connection").isEqualTo(200);
        }
    }

    private static long records() {
        return TOPICS.stream().mapToLong(topics::count).sum();
    }

    private static long receipts(List<@Nullable RawAnswer> answers) {
        return answers.stream().filter(each -> status(each) == 200)
                .mapToLong(each -> each.body().split("\"offset\"", -1).length - 1L).sum();
    }

    private static int status(@Nullable RawAnswer answer) {
        return answer == null ? 0 : answer.status();
    }

    private static IngestApi service(List<String> settings) {
        return services.computeIfAbsent(settings, _ -> new IngestApi(kafka.bootstrapServers(),
                Stream.concat(Stream.of("ingest.topics=compacted,narrow,missing"), settings.stream())
                        .toArray(String[]::new)));
    }
}
