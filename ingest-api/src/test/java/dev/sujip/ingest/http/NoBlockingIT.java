package dev.sujip.ingest.http;

import com.github.luben.zstd.Zstd;
import dev.sujip.ingest.TestBroker;
import dev.sujip.ingest.publish.TcpRelay;
import dev.sujip.ingest.security.JwkServer;
import dev.sujip.ingest.security.Keys;
import dev.sujip.ingest.security.Tokens;
import dev.sujip.local.FreePort;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.internals.BufferPool;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.netty.http.HttpResources;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * No request, whatever comes of it, makes an event loop wait: a thread that waits for one client keeps all the others of its connections
 * waiting. BlockHound sees the calls that do; it needs a JVM of its own, so this runs in an execution of its own.
 */
@Tag("blockhound")
class NoBlockingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CLIENTS = 16;
    private static final int REQUESTS = 100;
    private static final byte[] OBJECT = bytes("{\"a\":1}");
    private static final Map<String, byte[]> BODIES = Map.of("application/json", bytes("[{\"a\":1},2,\"x\"]"),
            "application/x-ndjson", bytes("{\"a\":1}\n2\n"), "application/jsonl", bytes("1\n2\n"), "text/plain",
            bytes("수집"), "application/octet-stream", new byte[300_000], "application/cloudevents+json",
            bytes("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"data\":{\"a\":1}}"),
            "application/cloudevents-batch+json",
            bytes("[{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"data_base64\":\"AQI=\"}]"));

    @TempDir
    static Path data;
    static BlockingCalls blocking;
    static TestBroker kafka;
    static TcpRelay relay;
    static String bootstrap;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        blocking = BlockingCalls.watched();
        var ports = FreePort.several(3);
        kafka = new TestBroker(data, ports, Map.of("advertised.listeners", "PLAINTEXT://127.0.0.1:" + ports[2]));
        relay = new TcpRelay(ports[2], ports[0]);
        bootstrap = "127.0.0.1:" + ports[2];
        kafka.createTopic("uploads", 3, Map.of());
    }

    @AfterAll
    static void stop() throws IOException {
        relay.close();
        kafka.close();
    }

    @AfterEach
    void nothingBlocked() {
        assertThat(blocking.drain()).isEmpty();
    }

    /** Without this, a watch that sees nothing would look like a service that never blocks. */
    @Test
    void seesAnEventLoopOfTheServersThatSleepsOrReadsAFile() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "x");
        var loop = HttpResources.get().onServer(true).next();
        loop.submit(() -> {
            Thread.sleep(1);
            return Files.readString(file);
        }).get();
        assertThat(blocking.drain()).anySatisfy(call -> assertThat(call).startsWith("reactor-http-").contains("sleep"))
                .anySatisfy(call -> assertThat(call).startsWith("reactor-http-").contains("read"));
        loop.submit(() -> 1).get();
        assertThat(blocking.drain()).isEmpty();
    }

    /** The lock of the producer's memory is allowed; to wait for the memory itself, as a producer does by default, is not. */
    @Test
    void seesAnEventLoopThatWaitsForTheProducersMemory() throws Exception {
        try (var metrics = new Metrics()) {
            var memory = new BufferPool(100, 50, metrics, Time.SYSTEM, "test");
            var taken = memory.allocate(100, 0);
            assertThatThrownBy(
                    () -> HttpResources.get().onServer(true).next().submit(() -> memory.allocate(1, 1)).get())
                    .hasRootCauseInstanceOf(BufferExhaustedException.class);
            assertThat(blocking.drain()).isNotEmpty()
                    .allSatisfy(call -> assertThat(call).contains("BufferPool.allocate"));
            memory.deallocate(taken);
        }
    }

    @Test
    void takesUploadsOfEveryKindWithoutBlocking() throws Exception {
        try (var api = service("ingest.key-pointer=/a", "ingest.headers=X-Tag")) {
            for (var body : BODIES.entrySet()) {
                var type = body.getKey();
                assertThat(api.post(type, body.getValue()).statusCode()).as(type).isEqualTo(200);
                assertThat(api.post(type, gzip(body.getValue()), "Content-Encoding", "gzip", "X-Tag", "x").statusCode())
                        .as(type).isEqualTo(200);
                assertThat(api.post(type, Zstd.compress(body.getValue()), "Content-Encoding", "zstd", "Prefer",
                        "return=minimal").statusCode()).as(type).isEqualTo(204);
                assertThat(api.post(type, body.getValue(), "Prefer", "respond-async").statusCode()).as(type)
                        .isEqualTo(202);
            }
            assertThat(api.post("application/json", OBJECT, "ce-specversion", "1.0", "ce-id", "1", "ce-source", "/s",
                    "ce-type", "t").statusCode()).isEqualTo(200);
            assertThat(statuses(() -> api.post("application/json", OBJECT).statusCode())).containsOnly(200);
        }
    }

    @Test
    void refusesWithoutBlocking() throws Exception {
        try (var api = service("ingest.limits.receive-timeout=300ms", "ingest.access-log=true",
                "ingest.limits.max-body-bytes=1000", "ingest.limits.max-decoded-bytes=2000",
                "ingest.rate-limit.requests-per-second=20", "ingest.rate-limit.burst=20")) {
            assertThat(api.post("application/json", bytes("{\"a\":")).statusCode()).isEqualTo(400);
            assertThat(api.post("application/json", bytes("[]")).statusCode()).isEqualTo(422);
            assertThat(api.post("application/xml", OBJECT).statusCode()).isEqualTo(415);
            assertThat(api.post("text/plain", new byte[2000]).statusCode()).isEqualTo(413);
            assertThat(api.post("text/plain", gzip(new byte[3000]), "Content-Encoding", "gzip").statusCode())
                    .isEqualTo(413);
            assertThat(api.send(api.to("/upload/secret").POST(BodyPublishers.noBody()))
                    .statusCode()).isEqualTo(404);
            assertThat(api.send(api.to("/upload").GET()).statusCode()).isEqualTo(405);
            assertThat(api.send(api.to("/openapi.yaml").GET()).statusCode()).isEqualTo(200);
            for (var each : Map.of("nonsense\r\n\r\n", 400,
                    "POST /upload HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400,
                    "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(20_000) + "\r\n\r\n", 431,
                    "POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\na", 408)
                    .entrySet()) {
                assertThat(raw(api.port(), each.getKey())).startsWith("HTTP/1.1 " + each.getValue());
            }
            assertThat(statuses(() -> api.post("application/json", OBJECT).statusCode())).containsOnly(200, 429);
            assertThat(api.management("/actuator/prometheus").statusCode()).isEqualTo(200);
            assertThat(api.management("/actuator/health/readiness").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void asksForApiKeysWithoutBlocking() throws Exception {
        var file = Files.writeString(folder.resolve("keys"), Keys.line("app", Keys.OLD, "*"));
        try (var api = service("ingest.security.mode=api-key",
                "ingest.security.api-keys-file=" + file)) {
            assertThat(statuses(() -> api.post("application/json", OBJECT, "X-API-Key", Keys.OLD).statusCode()))
                    .containsOnly(200);
            assertThat(api.post("application/json", OBJECT, "X-API-Key", Keys.NEW).statusCode()).isEqualTo(401);
            Files.writeString(file, Keys.line("app", Keys.NEW, "clicks"));
            await().until(
                    () -> api.post("application/json", OBJECT, "X-API-Key", Keys.NEW).statusCode() == 403);
        }
    }

    @Test
    void asksForTokensWithoutBlocking() throws Exception {
        var key = Tokens.key("k1");
        var later = Tokens.key("k2");
        try (var provider = new JwkServer(key);
                var api = service("ingest.security.mode=jwt",
                        "ingest.security.jwt.issuer=" + Tokens.ISSUER,
                        "ingest.security.jwt.audiences=" + Tokens.AUDIENCE,
                        "ingest.security.jwt.jwk-set-uri=" + provider.uri())) {
            var token = Tokens.signed(key, Tokens.current());
            assertThat(statuses(() -> upload(api, "Bearer " + token))).containsOnly(200);
            assertThat(upload(api, "Bearer nonsense")).isEqualTo(401);
            provider.publish(key, later);
            var next = Tokens.signed(later, Tokens.current());
            await().atMost(PATIENCE).until(() -> upload(api, "Bearer " + next) == 200);
        }
    }

    @Test
    void refusesWhatThereIsNoRoomForWithoutBlocking() throws Exception {
        try (var api = service("ingest.limits.max-in-flight-bytes=20000", "ingest.limits.max-records=10",
                "ingest.limits.max-body-bytes=8000", "ingest.limits.max-decoded-bytes=8000")) {
            assertThat(statuses(() -> api.post("text/plain", new byte[8000]).statusCode())).contains(503)
                    .isSubsetOf(200, 503);
        }
    }

    @Test
    void refusesWhatTheProducerHasNoBufferForWithoutBlocking() throws Exception {
        try (var api = service("spring.kafka.producer.buffer-memory=64KB",
                "spring.kafka.producer.batch-size=4KB", "ingest.acknowledgement-timeout=2s")) {
            relay.fallSilent();
            try {
                assertThat(statuses(
                        () -> api.post("text/plain", new byte[3000], "Prefer", "respond-async").statusCode()))
                        .contains(202, 503).isSubsetOf(202, 503);
            } finally {
                relay.speak();
            }
            await().atMost(PATIENCE).until(() -> api.post("application/json", OBJECT).statusCode() == 200);
        }
    }

    @Test
    void answersWhileKafkaIsAwayWithoutBlocking() throws Exception {
        try (var api = service("ingest.acknowledgement-timeout=1s")) {
            kafka.stop();
            try {
                await().atMost(PATIENCE).until(() -> api.post("application/json", OBJECT).statusCode() == 503);
                assertThat(statuses(() -> api.post("application/json", OBJECT).statusCode())).isSubsetOf(503, 504);
            } finally {
                kafka.startAgain();
            }
            await().atMost(PATIENCE).until(() -> api.post("application/json", OBJECT).statusCode() == 200);
        }
    }

    /** Starts one that does not wait before it ends. */
    private static IngestApi service(String... settings) {
        return new IngestApi(bootstrap,
                Stream.concat(Stream.of("ingest.shutdown-grace=0s"), Stream.of(settings)).toArray(String[]::new));
    }

    private static int upload(IngestApi api, String authorization) throws Exception {
        return api.post("application/json", OBJECT, "Authorization", authorization).statusCode();
    }

    /** Returns every status that many clients at once, with many requests each, were answered with. */
    private static Set<Integer> statuses(Callable<Integer> request) throws Exception {
        var statuses = new TreeSet<Integer>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<List<Integer>>>();
            for (int i = 0; i < CLIENTS; i++) {
                running.add(clients.submit(() -> {
                    var own = new ArrayList<Integer>();
                    for (int j = 0; j < REQUESTS; j++) {
                        own.add(request.call());
                    }
                    return own;
                }));
            }
            for (var each : running) {
                statuses.addAll(each.get());
            }
        }
        return statuses;
    }

    /** Returns all that is answered before the service hangs up. */
    private static String raw(int port, String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] gzip(byte[] body) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
