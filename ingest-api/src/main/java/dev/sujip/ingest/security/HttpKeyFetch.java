package dev.sujip.ingest.security;

import com.nimbusds.jose.jwk.JWKSet;
import org.jspecify.annotations.Nullable;

import javax.net.ssl.SSLContext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gets a JWK set by HTTP. Follows no redirect: keys come from the address that was configured, or not at all. */
final class HttpKeyFetch implements KeyFetch {

    private static final int MAX_BYTES = 512 * 1024;

    private final HttpClient client;
    private final HttpRequest request;
    private final Duration timeout;

    /**
     * Makes a fetch that has not begun.
     *
     * @param timeout of the whole exchange, from the connection to the last byte
     * @param tls     what to trust and to show where the address is {@code https}
     */
    HttpKeyFetch(URI uri, Duration timeout, SSLContext tls) {
        this.client = HttpClient.newBuilder().connectTimeout(timeout).sslContext(tls)
                .followRedirects(HttpClient.Redirect.NEVER).build();
        this.request = HttpRequest.newBuilder(uri).header("Accept", "application/jwk-set+json, application/json")
                .build();
        this.timeout = timeout;
    }

    @Override
    public CompletableFuture<JWKSet> fetch() {
        var exchange = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_BYTES));
        // The client's own time-out ends with the headers, and a body may come for ever.
        return exchange.copy().orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((_, failure) -> {
                    if (failure instanceof TimeoutException) {
                        exchange.cancel(true);
                    }
                })
                .thenApply(HttpKeyFetch::keys);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static JWKSet keys(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw failed("it answers " + response.statusCode(), null);
        }
        try {
            var keys = JWKSet.parse(response.body());
            if (keys.isEmpty()) {
                throw failed("its JWK set has no key that can be used", null);
            }
            return keys;
        } catch (ParseException e) {
            throw failed("what it answers is not a JWK set", e);
        }
    }

    private static UncheckedIOException failed(String why, @Nullable Throwable cause) {
        return new UncheckedIOException(new IOException(why, cause));
    }
}
