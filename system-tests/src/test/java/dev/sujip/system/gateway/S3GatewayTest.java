package dev.sujip.system.gateway;

import com.sun.net.httpserver.HttpServer;
import dev.sujip.system.gateway.Hold.Moment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The gateway before a store that writes down what reaches it. */
class S3GatewayTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String NAME = "/sujip/a/a-00000.ndjson.gz";

    private final List<String> reached = new CopyOnWriteArrayList<>();
    private final HttpServer store;
    private final S3Gateway gateway;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    S3GatewayTest() throws IOException {
        store = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 16);
        store.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            reached.add("%s %s %s %s".formatted(exchange.getRequestMethod(), exchange.getRequestURI(),
                    exchange.getRequestHeaders().getFirst("Host"), body));
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("there".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        store.start();
        gateway = new S3Gateway(URI.create("http://127.0.0.1:" + store.getAddress().getPort()), free());
    }

    @AfterEach
    void stop() {
        client.shutdownNow();
        gateway.close();
        store.stop(0);
    }

    @Test
    void takesRequestsToTheStoreUnderItsOwnName() {
        var answer = put(NAME + "?a=%20b", "body").join();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("there");
        assertThat(reached).containsExactly(
                "PUT %s?a=%%20b %s body".formatted(NAME, gateway.uri().getAuthority()));
        assertThat(gateway.answeredPuts(200)).isEqualTo(1);
    }

    @Test
    void refusesInTheStoresSteadOnlyPutsOfRecordsAndOnlySoMany() {
        gateway.follow(Plan.next(1, new Fate.Refused(503, "SlowDown")));

        assertThat(put("/sujip/a/_sujip.json", "").join().statusCode()).isEqualTo(200);
        var refused = put(NAME, "body").join();
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("<Code>SlowDown</Code>");
        assertThat(put(NAME, "body").join().statusCode()).isEqualTo(200);
        assertThat(reached).hasSize(2);
    }

    @Test
    void losesAnAnswerAfterTheRequestTookEffect() {
        gateway.follow(Plan.next(1, new Fate.AnswerLost()));

        assertThatThrownBy(() -> put(NAME, "body").join()).hasCauseInstanceOf(IOException.class);
        assertThat(reached).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void holdsARequestUntilItIsReleased(Moment moment) {
        var hold = new Hold(moment);
        gateway.follow(Plan.next(1, new Fate.Held(hold)));

        var answer = put(NAME, "body");
        assertThat(hold.await(LIMIT)).hasToString("PUT " + NAME);
        assertThat(reached).hasSize(moment == Moment.AFTER ? 1 : 0);
        assertThat(answer).isNotDone();
        hold.release();
        assertThat(answer.join().statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsAbandonedReachesTheStoreOnlyWhereItHadBefore(Moment moment) {
        var hold = new Hold(moment);
        gateway.follow(Plan.next(1, new Fate.Held(hold)));

        var answer = put(NAME, "body");
        hold.await(LIMIT);
        hold.abandon();
        assertThatThrownBy(answer::join).hasCauseInstanceOf(IOException.class);
        assertThat(reached).filteredOn(line -> line.endsWith(" body")).hasSize(moment == Moment.AFTER ? 1 : 0);
    }

    @Test
    void refusesConnectionsWhileItIsAway() {
        gateway.goAway();
        assertThatThrownBy(() -> put(NAME, "body").join()).hasCauseInstanceOf(IOException.class);
        gateway.comeBack();
        assertThat(put(NAME, "body").join().statusCode()).isEqualTo(200);
    }

    @Test
    void drawsTheSameLotsForTheSameSeed() {
        var some = new Request("PUT", NAME, List.of(), new byte[0]);
        Plan plan = Plan.share(0.05, 7, new Fate.AnswerLost(), new Fate.Unanswered());
        Plan same = Plan.share(0.05, 7, new Fate.AnswerLost(), new Fate.Unanswered());
        int struck = 0;
        for (int i = 0; i < 10_000; i++) {
            Fate fate = plan.of(some);
            assertThat(same.of(some)).isEqualTo(fate);
            struck += fate.equals(new Fate.Passed()) ? 0 : 1;
        }
        assertThat(struck).isBetween(400, 600);
    }

    private CompletableFuture<HttpResponse<String>> put(String path, String body) {
        return client.sendAsync(HttpRequest.newBuilder(gateway.uri().resolve(path)).PUT(BodyPublishers.ofString(body))
                .build(), BodyHandlers.ofString());
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
