package dev.sujip.ingest.http;

import dev.sujip.ingest.TestBroker;
import dev.sujip.ingest.publish.TestCertificates;
import dev.sujip.ingest.security.JwkServer;
import dev.sujip.ingest.security.Keys;
import dev.sujip.ingest.security.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Who is let in, seen from outside: keys, tokens and certificates on the service's real port. */
class SecurityIT {

    private static final List<String> SETTINGS = List.of("ingest.topics=clicks", "ingest.shutdown-grace=0s");

    @TempDir
    static Path data;
    @TempDir
    static Path certificates;
    static TestBroker kafka;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        kafka = new TestBroker(data);
        kafka.createTopic("uploads", 1, Map.of());
        kafka.createTopic("clicks", 1, Map.of());
        new TestCertificates(certificates);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void letsInWhoHasAKeyAndOnlyToItsTopics() throws Exception {
        try (var api = askingForKeys(Keys.line("app", Keys.OLD, "uploads"))) {
            assertThat(post(api, "/upload", "X-API-Key", Keys.OLD).statusCode()).isEqualTo(200);
            assertProblem(post(api, "/upload/clicks", "X-API-Key", Keys.OLD), 403, "forbidden");
            assertProblem(post(api, "/upload/secret", "X-API-Key", Keys.OLD), 404, "topic-not-allowed");
            for (var path : new String[]{"/upload", "/upload/secret"}) {
                var unknown = post(api, path, "X-API-Key", Keys.STRANGE);
                assertProblem(unknown, 401, "unauthenticated");
                assertThat(unknown.body()).doesNotContain(Keys.STRANGE);
                var nobody = post(api, path, "X-Other", "1");
                assertProblem(nobody, 401, "unauthenticated");
                assertThat(nobody.headers().firstValue("WWW-Authenticate"))
                        .hasValue("ApiKey realm=\"ingest-api\", header=\"X-API-Key\"");
            }
            assertThat(api.send(api.to("/openapi.yaml")).statusCode()).isEqualTo(200);
            assertThat(api.management("/actuator/health/readiness").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void takesANewKeyBesideTheOldOneAndThenInsteadOfItWithoutARestart() throws Exception {
        var old = Keys.line("app", Keys.OLD, "*");
        try (var api = askingForKeys(old)) {
            assertThat(post(api, "/upload", "X-API-Key", Keys.NEW).statusCode()).isEqualTo(401);
            replaceKeys(old + Keys.line("app", Keys.NEW, "*"));
            await().until(() -> post(api, "/upload", "X-API-Key", Keys.NEW).statusCode() == 200);
            assertThat(post(api, "/upload", "X-API-Key", Keys.OLD).statusCode()).isEqualTo(200);
            replaceKeys(Keys.line("app", Keys.NEW, "*"));
            await().until(() -> post(api, "/upload", "X-API-Key", Keys.OLD).statusCode() == 401);
            assertThat(post(api, "/upload", "X-API-Key", Keys.NEW).statusCode()).isEqualTo(200);
        }
    }

    /** Were the body asked for, whoever is not known could make the service hold it. */
    @ParameterizedTest
    @ValueSource(strings = {"X-API-Key: 00112233445566778899aabbccddeeff\r\n", ""})
    void doesNotAskForTheBodyOfWhoIsNotKnown(String header) throws Exception {
        try (var api = askingForKeys(Keys.line("app", Keys.OLD, "*")); var waiting = waiting(api, header)) {
            assertThat(nextLine(waiting)).startsWith("HTTP/1.1 401 ");
        }
    }

    @Test
    void asksForTheBodyOfWhoIsKnown() throws Exception {
        try (var api = askingForKeys(Keys.line("app", Keys.OLD, "*"));
                var waiting = waiting(api, "X-API-Key: " + Keys.OLD + "\r\n")) {
            assertThat(nextLine(waiting)).startsWith("HTTP/1.1 100 ");
            waiting.getOutputStream().write('1');
            assertThat(nextLine(waiting)).isEmpty();
            assertThat(nextLine(waiting)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void answersWhoIsNotKnownThoughTheBodyNeverComes() throws Exception {
        try (var api = askingForKeys(Keys.line("app", Keys.OLD, "*"), "ingest.limits.receive-timeout=1h");
                var socket = connected(api)) {
            write(socket,
                    "POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\n");
            assertThat(nextLine(socket)).startsWith("HTTP/1.1 401 ");
        }
    }

    @Test
    void letsInWhoHasATokenAndOnlyToItsTopics() throws Exception {
        var key = Tokens.key("k1");
        try (var provider = new JwkServer(key);
                var api = service(List.of("ingest.security.mode=jwt",
                        "ingest.security.jwt.issuer=" + Tokens.ISSUER,
                        "ingest.security.jwt.audiences=" + Tokens.AUDIENCE,
                        "ingest.security.jwt.topics-claim=topics",
                        "ingest.security.jwt.jwk-set-uri=" + provider.uri()))) {
            var token = Tokens.signed(key, Tokens.current().claim("topics", "uploads"));
            assertThat(withToken(api, "/upload", token).statusCode()).isEqualTo(200);
            assertProblem(withToken(api, "/upload/clicks", token), 403, "forbidden");
            assertProblem(withToken(api, "/upload/secret", token), 404, "topic-not-allowed");
            var hourAgo = Date.from(Instant.now().minusSeconds(3600));
            for (var wrong : new String[]{"nonsense", token.substring(0, token.length() - 8) + "AAAAAAAA",
                    Tokens.signed(key, Tokens.current().claim("topics", "uploads").expirationTime(hourAgo)),
                    Tokens.signed(key, Tokens.current().claim("topics", "uploads").audience("another")),
                    Tokens.signed(Tokens.key("k1"), Tokens.current().claim("topics", "uploads"))}) {
                var refused = withToken(api, "/upload", wrong);
                assertProblem(refused, 401, "unauthenticated");
                assertThat(refused.headers().firstValue("WWW-Authenticate")).get().asString().startsWith("Bearer");
                assertThat(refused.body()).doesNotContain(wrong);
            }
            assertProblem(post(api, "/upload", "X-Other", "1"), 401, "unauthenticated");
        }
    }

    @Test
    void speaksTlsByABundleAndKeepsTheManagementPortPlain() throws Exception {
        try (var api = withTls(); var client = client("trust.p12", null); var stranger = HttpClient.newHttpClient()) {
            assertThat(secured(api, client).statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> secured(api, stranger)).isInstanceOf(IOException.class)
                    .hasStackTraceContaining("unable to find valid certification path");
            assertThatThrownBy(() -> post(api, "/upload", "X-Other", "1")).isInstanceOf(IOException.class);
            assertThat(api.management("/actuator/health/readiness").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void letsInOnlyWhoShowsACertificateOfTheAuthority() throws Exception {
        new TestCertificates(Files.createDirectory(certificates.resolve("other")));
        try (var api = withTls("server.ssl.client-auth=need");
                var client = client("trust.p12", "client.p12");
                var nobody = client("trust.p12", null);
                var stranger = client("trust.p12", "other/client.p12")) {
            assertThat(secured(api, client).statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> secured(api, nobody)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> secured(api, stranger)).isInstanceOf(IOException.class);
            assertThat(api.management("/actuator/health/readiness").statusCode()).isEqualTo(200);
        }
    }

    private IngestApi askingForKeys(String lines, String... settings) throws IOException {
        replaceKeys(lines);
        return service(List.of("ingest.security.mode=api-key",
                "ingest.security.api-keys-file=" + folder.resolve("keys")), settings);
    }

    private static IngestApi service(List<String> settings, String... more) {
        return new IngestApi(kafka.bootstrapServers(),
                Stream.of(SETTINGS, settings, List.of(more)).flatMap(List::stream).toArray(String[]::new));
    }

    private void replaceKeys(String lines) throws IOException {
        var next = Files.writeString(folder.resolve("keys.next"), lines);
        Files.move(next, folder.resolve("keys"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static IngestApi withTls(String... settings) {
        var bundle = "spring.ssl.bundle.jks.door.";
        return service(List.of("server.ssl.bundle=door", "management.server.ssl.enabled=false",
                bundle + "keystore.location=" + certificates.resolve("broker.p12").toUri(),
                bundle + "keystore.password=" + TestCertificates.PASSWORD,
                bundle + "keystore.type=PKCS12",
                bundle + "key.alias=broker",
                bundle + "truststore.location=" + certificates.resolve("trust.p12").toUri(),
                bundle + "truststore.password=" + TestCertificates.PASSWORD,
                bundle + "truststore.type=PKCS12"), settings);
    }

    private static HttpClient client(String trusted, @Nullable String own) throws Exception {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store(trusted));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own == null ? null : store(own), TestCertificates.PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).version(HttpClient.Version.HTTP_1_1).build();
    }

    private static KeyStore store(String name) throws Exception {
        return KeyStore.getInstance(certificates.resolve(name).toFile(), TestCertificates.PASSWORD.toCharArray());
    }

    private static HttpResponse<String> secured(IngestApi api, HttpClient client) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + api.port() + "/upload"))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString("1")).build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static HttpResponse<String> withToken(IngestApi api, String path, String token) throws Exception {
        return post(api, path, "Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> post(IngestApi api, String path, String name, String value) throws Exception {
        return api.send(api.to(path).header("Content-Type", "application/json").header(name, value)
                .POST(BodyPublishers.ofString("{\"a\":1}")));
    }

    /** Returns the connection of a client that has sent its headers and sends its body once it is told to go on. */
    private static Socket waiting(IngestApi api, String header) throws IOException {
        var socket = connected(api);
        write(socket, "POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 1\r\n"
                + "Expect: 100-continue\r\n" + header + "\r\n");
        return socket;
    }

    private static Socket connected(IngestApi api) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), api.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Returns the next line, and reads no byte further. */
    private static String nextLine(Socket socket) throws IOException {
        var line = new StringBuilder();
        for (int next = socket.getInputStream().read(); next >= 0
                && next != '\n'; next = socket.getInputStream().read()) {
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    private static void assertProblem(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains("urn:sujip:problem:" + type, "\"outcome\":\"none\"");
    }
}
