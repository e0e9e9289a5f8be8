package dev.sujip.ingest;

import dev.sujip.ingest.decode.DecodeLimits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The settings of ingest-api.
 *
 * @param topic                  where {@code POST /upload} writes
 * @param topics                 where {@code POST /upload/{topic}} may write, besides {@code topic}
 * @param keyPointer             a JSON pointer to the member of each JSON record that becomes its key, such as {@code /student};
 *                               null for none
 * @param headers                names of request headers that become headers of each record
 * @param limits                 what a request, and all of them together, may cost
 * @param rateLimit              how many requests a caller may make
 * @param acknowledgementTimeout how long a request waits for Kafka before it is told that the outcome is unknown; to be
 *                               shorter than {@code spring.lifecycle.timeout-per-shutdown-phase}
 * @param shutdownGrace          how long requests are still served after the service has said that it is not ready any more; to be shorter
 *                               than {@code spring.lifecycle.timeout-per-shutdown-phase}
 * @param accessLog              whether each request is logged, as a line of JSON
 */
@Validated
@ConfigurationProperties("ingest")
public record IngestProperties(
        @DefaultValue("uploads") @Pattern(regexp = TOPIC_NAME, message = TOPIC_RULE) String topic,
        @DefaultValue Set<@Pattern(regexp = TOPIC_NAME, message = TOPIC_RULE) String> topics,
        @Nullable @Pattern(regexp = "(/[^/]*)+", message = "must be a JSON pointer, such as /student or /data/id") String keyPointer,
        @DefaultValue List<@Pattern(regexp = HEADER_NAME, message = HEADER_RULE) String> headers,
        @DefaultValue @Valid Limits limits,
        @DefaultValue @Valid RateLimit rateLimit,
        @DefaultValue("10s") @DurationMin(seconds = 1) @DurationMax(minutes = 10) Duration acknowledgementTimeout,
        @DefaultValue("5s") @DurationMin(seconds = 0) @DurationMax(minutes = 10) Duration shutdownGrace,
        @DefaultValue("false") boolean accessLog) {

    private static final String TOPIC_NAME = "(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}";
    private static final String TOPIC_RULE = "must be a topic name: 1 to 249 of a-z, A-Z, 0-9, '.', '_' and '-', and not '.' or '..'";
    private static final String HEADER_NAME = "(?i)(?!(content-type|sujip-id|traceparent|tracestate|ce_.*|authorization|x-api-key|cookie)$)"
            + "[a-z0-9!#$%&'*+.^_`|~-]{1,100}";
    private static final String HEADER_RULE = "must be a header name, and not one that the service writes itself or that carries a secret"
            + " (content-type, sujip-id, traceparent, tracestate, ce_*, authorization, x-api-key, cookie)";

    /** Returns every topic that may be written to, each once, the default one first. */
    public List<String> allTopics() {
        return Stream.concat(Stream.of(topic), topics.stream()).distinct().toList();
    }

    /** Returns the names of request headers that become headers of each record, in lower case. */
    public List<String> carriedHeaders() {
        return headers.stream().map(name -> name.toLowerCase(Locale.ROOT)).distinct().toList();
    }

    /**
     * What a request, and all of them together, may cost.
     *
     * @param maxBodyBytes     the largest body taken, as it is received, in bytes
     * @param maxDecodedBytes  the largest body after {@code Content-Encoding} is undone, in bytes
     * @param maxRecords       the most records in one request
     * @param maxRecordBytes   the largest value of a record, in bytes; with key and headers it must stay below the broker's
     *                         {@code message.max.bytes}
     * @param maxJsonDepth     how deep the JSON of a body may be nested, the outermost value being 1
     * @param maxInFlightBytes the most bytes of all requests together that are received and not settled yet; the producer's
     *                         {@code buffer.memory} is twice that unless it is set. The largest body must
     *                         fit in it
     * @param maxConnections   the most connections at once
     * @param receiveTimeout   how long a request may take from its first byte to its last
     * @param sendTimeout      how long a client may take to take an answer; then its connection is closed, whatever the answer was
     */
    public record Limits(
            @DefaultValue("1048576") @Min(1) @Max(1 << 30) int maxBodyBytes,
            @DefaultValue("4194304") @Min(1) @Max(1 << 30) int maxDecodedBytes,
            @DefaultValue("1000") @Min(1) @Max(1_000_000) int maxRecords,
            @DefaultValue("1000000") @Min(1) @Max(1 << 30) int maxRecordBytes,
            @DefaultValue("128") @Min(1) @Max(10_000) int maxJsonDepth,
            @DefaultValue("33554432") @Min(1) @Max(1 << 30) int maxInFlightBytes,
            @DefaultValue("10000") @Min(1) int maxConnections,
            @DefaultValue("30s") @DurationMin(millis = 100) @DurationMax(hours = 1) Duration receiveTimeout,
            @DefaultValue("30s") @DurationMin(millis = 100) @DurationMax(hours = 1) Duration sendTimeout) {

        /** Returns those of the limits that decoding keeps. */
        public DecodeLimits decoding() {
            return new DecodeLimits(maxRecords, maxRecordBytes, maxJsonDepth);
        }
    }

    /**
     * How many requests a caller may make: one with a key or a token of its own by its name, anybody else by address.
     *
     * @param requestsPerSecond for ever; 0 for no limit
     * @param burst             at once, after a time without any
     */
    public record RateLimit(
            @DefaultValue("0") @Min(0) int requestsPerSecond,
            @DefaultValue("1000") @Min(1) int burst) {}
}
