package dev.sujip.ingest.http;

import dev.sujip.ingest.TestBroker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import static dev.sujip.ingest.http.RawClients.answer;
import static dev.sujip.ingest.http.RawClients.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Limits on connections, on the time a request takes and on bytes in flight, each hit on a raw socket. */
class LimitsIT {

    private static final String HEAD = "POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n";

    @TempDir
    static Path data;
    static TestBroker kafka;
    static IngestApi api;

    private RawClients clients;

    @BeforeAll
    static void start() throws Exception {
        kafka = new TestBroker(data);
        kafka.createTopic("uploads", 1, Map.of());
        api = new IngestApi(kafka.bootstrapServers(), "ingest.limits.receive-timeout=300ms",
                "ingest.limits.max-connections=5");
    }

    @AfterAll
    static void stop() {
        api.close();
        kafka.close();
    }

    @BeforeEach
    void open() {
        clients = new RawClients(api.port());
    }

    @AfterEach
    void close() throws IOException {
        clients.close();
        await().until(() -> api.management("/actuator/prometheus").body()
                .contains("sujip_ingest_connections{application=\"ingest-api\"} 0.0")
                || api.management("/actuator/prometheus").body().contains("sujip_ingest_connections 0.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /upl", "POST /upload HTTP/1.1\r\nHost: localhost\r\n",
            HEAD + "Content-Length: 5\r\n\r\n",
            HEAD + "Content-Length: 5\r\n\r\nabc", HEAD + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"})
    void tellsASenderThatIsTooSlowAndHangsUp(String begun) throws Exception {
        var socket = clients.connected();
        write(socket, begun);
        assertThat(answer(socket)).startsWith("HTTP/1.1 408 ").containsIgnoringCase("connection: close")
                .contains("urn:sujip:problem:slow-sender", "\"outcome\":\"none\"");
    }

    @Test
    void doesNotLetAByteNowAndThenStretchTheTime() throws Exception {
        var socket = clients.connected();
        write(socket, HEAD + "Content-Length: 1000\r\n\r\n");
        while (socket.getInputStream().available() == 0) {
            write(socket, "x");
            Thread.onSpinWait();
        }
        assertThat(answer(socket)).startsWith("HTTP/1.1 ");
    }

    @Test
    void hangsUpOnAClientThatStillSendsABodyNobodyWants() throws Exception {
        var socket = clients.connected();
        write(socket, "POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000\r\n\r\nabc");
        assertThat(answer(socket)).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void refusesAConnectionTooManyAndTakesItOnceAnotherIsGone() throws Exception {
        for (int i = 0; i < 5; i++) {
            var socket = clients.connected();
            write(socket, HEAD + "Content-Length: 1\r\n\r\n1");
            assertThat(socket.getInputStream().readNBytes(15)).asString(StandardCharsets.US_ASCII)
                    .isEqualTo("HTTP/1.1 200 OK");
        }
        assertThat(answer(clients.connected())).startsWith("HTTP/1.1 503 ").containsIgnoringCase("retry-after: 1")
                .contains("urn:sujip:problem:too-many-connections");
        clients.all().getFirst().close();
        await().until(() -> {
            var socket = clients.connected();
            write(socket, HEAD + "Connection: close\r\nContent-Length: 1\r\n\r\n1");
            return answer(socket).startsWith("HTTP/1.1 200 ");
        });
    }
}
