package dev.sujip.ingest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * The settings of ingest-api.
 *
 * @param topic                  where {@code POST /upload} writes
 * @param maxBodyBytes           the largest body taken, in bytes
 * @param maxRecords             the most records taken in one request
 * @param maxJsonDepth           how deep the JSON of a body may be nested, the outermost value being 1
 * @param acknowledgementTimeout how long a request waits for Kafka before it is told that the outcome is unknown
 */
@Validated
@ConfigurationProperties("ingest")
public record IngestProperties(
        @DefaultValue("uploads") @Pattern(regexp = "(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}", message = "must be a topic name: 1 to 249 of a-z, A-Z, 0-9, '.', '_' and '-', and not '.' or '..'") String topic,
        @DefaultValue("1048576") @Min(1) @Max(1 << 30) int maxBodyBytes,
        @DefaultValue("1000") @Min(1) @Max(1_000_000) int maxRecords,
        @DefaultValue("128") @Min(1) @Max(10_000) int maxJsonDepth,
        @DefaultValue("10s") @DurationMin(seconds = 1) @DurationMax(minutes = 10) Duration acknowledgementTimeout) {}
