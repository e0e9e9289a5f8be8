package dev.sujip.ingest.http;

import dev.sujip.ingest.TestBroker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

import static dev.sujip.ingest.http.RawClients.answer;
import static dev.sujip.ingest.http.RawClients.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What clients that send and never end, or ask and never listen, can hold of the service's memory. */
class RoomIT {

    private static final String HEAD = "POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n";
    private static final Pattern IN_FLIGHT = Pattern.compile("(?m)^sujip_ingest_in_flight_bytes\\S* (\\S+)$");

    @TempDir
    static Path data;
    static TestBroker kafka;
    static IngestApi api;

    private RawClients clients;

    @BeforeAll
    static void start() throws Exception {
        kafka = new TestBroker(data);
        kafka.createTopic("uploads", 1, Map.of());
        api = new IngestApi(kafka.bootstrapServers(), "ingest.limits.max-in-flight-bytes=100000",
                "ingest.limits.max-body-bytes=40000", "ingest.limits.max-decoded-bytes=40000",
                "ingest.limits.max-records=100", "ingest.limits.send-timeout=1s");
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
        await().until(() -> inFlight() == 0);
    }

    @Test
    void refusesABodyThatThereIsNoRoomForAndHasRoomAgainAfterwards() throws Exception {
        var first = unfinishedBody();
        unfinishedBody();
        await().until(() -> inFlight() == 80_000);
        var third = clients.connected();
        write(third, HEAD + "Connection: close\r\nContent-Length: 30000\r\n\r\n" + "x".repeat(30_000));
        assertThat(answer(third)).startsWith("HTTP/1.1 503 ").containsIgnoringCase("retry-after: ")
                .contains("urn:sujip:problem:overloaded", "\"outcome\":\"none\",\"retryable\":true");
        first.close();
        await().until(() -> inFlight() == 40_000);
        var fourth = clients.connected();
        write(fourth, HEAD + "Connection: close\r\nContent-Length: 30000\r\n\r\n" + "x".repeat(30_000));
        assertThat(answer(fourth)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void countsHeadsThatAreNotFinishedAndGivesTheirRoomBack() throws Exception {
        for (int i = 0; i < 4; i++) {
            write(clients.connected(), HEAD + "X: " + "x".repeat(2000));
        }
        await().until(() -> inFlight() > 76_000);
        var tooMuch = clients.connected();
        write(tooMuch, HEAD + "X: " + "x".repeat(10_000));
        assertThat(answer(tooMuch)).startsWith("HTTP/1.1 503 ").contains("urn:sujip:problem:overloaded");
        for (var each : clients.all().subList(0, 4)) {
            write(each, "\r\nConnection: close\r\nContent-Length: 1\r\n\r\n1");
            assertThat(answer(each)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    @Timeout(60)
    void hangsUpOnAClientThatNeverReadsItsAnswers() throws Exception {
        var deaf = clients.connectedWithRoomFor(1 << 10);
        var request = HEAD.replace("text/plain", "application/x-ndjson") + "Content-Length: 200\r\n\r\n"
                + "1\n".repeat(100);
        assertThatThrownBy(() -> {
            for (int i = 0; i < 1_000_000; i++) {
                write(deaf, request);
            }
        }).isInstanceOf(SocketException.class);
        await().until(() -> connections() == 0);
    }

    /** Holds all that it announces, since room is made for twice what has come. */
    private Socket unfinishedBody() throws IOException {
        var socket = clients.connected();
        write(socket, HEAD + "Content-Length: 40000\r\n\r\n" + "x".repeat(39_999));
        return socket;
    }

    private static double inFlight() throws Exception {
        return metric(IN_FLIGHT);
    }

    private static double connections() throws Exception {
        return metric(Pattern.compile("(?m)^sujip_ingest_connections\\S* (\\S+)$"));
    }

    private static double metric(Pattern line) throws Exception {
        var found = line.matcher(api.management("/actuator/prometheus").body());
        assertThat(found.find()).isTrue();
        return Double.parseDouble(found.group(1));
    }
}
