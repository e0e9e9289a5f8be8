package dev.sujip.ingest.http;

import dev.sujip.ingest.decode.RecordSlices;
import dev.sujip.ingest.security.Caller;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.HttpServerRequest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts and times requests by what they were told, and writes the access log where it is wanted. */
final class RequestLog {

    private static final String REQUESTS = "sujip.ingest.requests";
    private static final Duration[] BUCKETS = {Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(25),
            Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(5),
            Duration.ofSeconds(10)};

    /** Nothing goes over the wire; nginx logs the same number. */
    private static final Answer CLIENT_GONE = new Answer(499, "client-gone", "", List.of(), new byte[0]);

    private final MeterRegistry registry;
    private final @Nullable AccessLog accessLog;
    private final Counter receivedBytes;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    /** @param accessLog null for none */
    RequestLog(MeterRegistry registry, @Nullable AccessLog accessLog) {
        this.registry = registry;
        this.accessLog = accessLog;
        receivedBytes = Counter.builder("sujip.ingest.received.bytes")
                .description("Bytes of bodies received whole, as they came")
                .register(registry);
    }

    Entry begin(HttpServerRequest request) {
        return new Entry(request, System.nanoTime());
    }

    /** Counts an answer to what never became a request. */
    void refused(Answer answer) {
        timer(answer).record(Duration.ZERO);
    }

    void countConnections(AtomicInteger open) {
        Gauge.builder("sujip.ingest.connections", open, AtomicInteger::get)
                .description("Connections open on the main port")
                .register(registry);
    }

    private Timer timer(Answer answer) {
        var outcome = answer.problem() == null ? Integer.toString(answer.status()) : answer.problem();
        var timer = timers.get(outcome);
        return timer == null ? timers.computeIfAbsent(outcome, _ -> register(answer)) : timer;
    }

    private Timer register(Answer answer) {
        return Timer.builder(REQUESTS)
                .description("Requests to the main port, by what they were told")
                .tag("status", Integer.toString(answer.status()))
                .tag("problem", answer.problem() == null ? "none" : answer.problem())
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** What becomes known of one request while it is answered. */
    final class Entry {

        private final HttpServerRequest request;
        private final long beganAt;
        private @Nullable Caller caller;
        private int records;
        private int bytes;
        private boolean isReceived;
        private boolean isAnswered;

        private Entry(HttpServerRequest request, long beganAt) {
            this.request = request;
            this.beganAt = beganAt;
        }

        void caller(Caller known) {
            caller = known;
        }

        void received(byte[] body) {
            isReceived = true;
            bytes = body.length;
            receivedBytes.increment(bytes);
        }

        void decoded(RecordSlices decoded) {
            records = decoded.count();
        }

        /** Returns whether the whole body has come. */
        boolean isReceived() {
            return isReceived;
        }

        @Nullable
        Caller caller() {
            return caller;
        }

        int records() {
            return records;
        }

        int bytes() {
            return bytes;
        }

        /** Notes that the client hung up before it had its answer; its records may be written all the same. */
        void abandoned() {
            answered(CLIENT_GONE);
        }

        /** Counts the first that is said: a connection that ends after its answer is cancelled all the same. */
        void answered(Answer answer) {
            if (isAnswered) {
                return;
            }
            isAnswered = true;
            long nanos = System.nanoTime() - beganAt;
            timer(answer).record(nanos, TimeUnit.NANOSECONDS);
            if (accessLog != null) {
                accessLog.write(request, answer, this, nanos);
            }
        }
    }
}
