package dev.sujip.ingest.security;

import com.nimbusds.jose.jwk.JWKSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.JwtDecoder;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Keys that an identity provider publishes. They are fetched every five minutes, and for a key that is not known, but never two at a time
 * and never twice within {@link #PAUSE}, whatever keys callers make up.
 */
final class FetchedKeys implements VerificationKeys {

    /** Between the beginnings of two fetches that callers cause. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    /** How long keys stay in force while the identity provider is away. */
    static final Duration KEEP = Duration.ofHours(1);

    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final Logger log = LoggerFactory.getLogger(FetchedKeys.class);
    private static final CompletableFuture<?> NOTHING_TO_FETCH = CompletableFuture.completedFuture(null);

    private final KeyFetch source;
    private final Function<JWKSet, JwtDecoder> decoders;
    private final LongSupplier nanoTime;
    private volatile @Nullable Fetched fetched;
    private volatile boolean away;
    private CompletableFuture<?> underWay = NOTHING_TO_FETCH;
    private @Nullable Long beganAt;
    private @Nullable BackgroundTask schedule;

    /**
     * Makes keys of which none is known yet.
     *
     * @param source   closed with this
     * @param decoders makes the decoder for a set of keys
     * @param nanoTime a clock like {@link System#nanoTime()}
     */
    FetchedKeys(KeyFetch source, Function<JWKSet, JwtDecoder> decoders, LongSupplier nanoTime) {
        this.source = source;
        this.decoders = decoders;
        this.nanoTime = nanoTime;
    }

    /** Fetches for the first time, returns when that has ended, well or not, and has it done again from then on. */
    void start() {
        refresh().join();
        schedule = BackgroundTask.every(EVERY, "ingest-jwk-set", () -> refresh().join());
    }

    @Override
    public CompletableFuture<?> look(@Nullable String keyId) {
        var last = fetched;
        return last != null && inForce(last) && last.has(keyId) ? NOTHING_TO_FETCH : fetchUnlessJustDone();
    }

    /** A key that is not known while the identity provider is away may be a new one: nobody can say now. */
    @Override
    public JwtDecoder current(@Nullable String keyId) {
        var last = fetched;
        if (last == null || !inForce(last) || (away && !last.has(keyId))) {
            throw Refusal.identityProviderAway();
        }
        return last.decoder();
    }

    @Override
    public void close() {
        var scheduled = schedule;
        if (scheduled != null) {
            scheduled.close();
        }
        source.close();
    }

    /** Fetches the keys unless that is under way. The future never fails. */
    synchronized CompletableFuture<?> refresh() {
        if (underWay.isDone()) {
            beganAt = nanoTime.getAsLong();
            underWay = source.fetch().handle(this::settle);
        }
        return underWay;
    }

    private synchronized CompletableFuture<?> fetchUnlessJustDone() {
        var began = beganAt;
        boolean justBegun = began != null && nanoTime.getAsLong() - began < PAUSE.toNanos();
        return justBegun ? underWay : refresh();
    }

    private @Nullable Void settle(@Nullable JWKSet keys, @Nullable Throwable failure) {
        var before = fetched;
        if (keys != null) {
            fetched = new Fetched(keys, decoders.apply(keys), nanoTime.getAsLong());
            if (before == null || away) {
                log.info("identity-provider=reachable keys={}", keys.size());
            }
        } else if (!away) {
            log.warn("identity-provider=away keys={} reason=\"{}\"", before == null ? 0 : before.keys().size(),
                    reason(failure));
        }
        away = keys == null;
        return null;
    }

    private boolean inForce(Fetched last) {
        return nanoTime.getAsLong() - last.at() <= KEEP.toNanos();
    }

    private static String reason(@Nullable Throwable failure) {
        var cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        return String.valueOf(cause);
    }

    /**
     * What the identity provider published.
     *
     * @param decoder that checks with these keys
     * @param at      when they were fetched, by {@code nanoTime}
     */
    private record Fetched(
            JWKSet keys,
            JwtDecoder decoder,
            long at) {

        boolean has(@Nullable String keyId) {
            return keyId == null || keys.getKeyByKeyId(keyId) != null;
        }
    }
}
