package dev.sujip.sink;

import dev.sujip.sink.batch.Layout;
import dev.sujip.sink.commit.OnDataLoss;
import dev.sujip.sink.encode.Compression;
import dev.sujip.sink.encode.Format;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * The settings of the worker. What concerns Kafka itself (brokers, TLS, SASL) stands under {@code spring.kafka}.
 *
 * @param topic that is read
 * @param group the consumer group; all workers that share the work have the same
 * @param batch when an object is full
 * @param objects how objects are named and written; a prefix keeps one way for ever
 * @param store where objects go
 * @param bufferMaxBytes what all partitions together may hold in memory; reading stops there until the store has taken some; absent: a third
 *     of the heap
 * @param onDataLoss what to do when retention has removed records before they were stored
 * @param revocationTimeout how long a partition that goes to another worker may take to be stored; must be below max.poll.interval.ms
 * @param shutdownTimeout how long storing what is held may take when the worker ends
 */
@Validated
@ConfigurationProperties("sink")
public record SinkProperties(
        @NotBlank @DefaultValue("uploads") String topic,
        @NotBlank @DefaultValue("s3-sink") String group,
        @Valid @DefaultValue Batch batch,
        @Valid @DefaultValue Objects objects,
        @Valid @NestedConfigurationProperty @DefaultValue StoreProperties store,
        @Nullable DataSize bufferMaxBytes,
        @DefaultValue("stop") OnDataLoss onDataLoss,
        @DurationUnit(ChronoUnit.SECONDS) @DurationMin @DefaultValue("30s") Duration revocationTimeout,
        @DurationUnit(ChronoUnit.SECONDS) @DurationMin @DefaultValue("20s") Duration shutdownTimeout) {

    /**
     * When an object is full: whichever comes first.
     *
     * @param maxRecords records of an object
     * @param maxBytes bytes of an object, as stored; counted each time that 256 KiB of lines have been compressed
     * @param maxAge how long after its first record arrived an object is closed
     */
    public record Batch(
            @Min(1) @DefaultValue("10000") int maxRecords,
            @DefaultValue("8MB") DataSize maxBytes,
            @DurationUnit(ChronoUnit.SECONDS) @DurationMin(millis = 1) @DefaultValue("60s") Duration maxAge) {

        /** Refuses a size that no object can have. */
        public Batch {
            requireSome("sink.batch.max-bytes", maxBytes);
        }
    }

    /**
     * How objects are named and written.
     *
     * @param prefix what all names begin with, without slashes at its ends; absent: the topic's name
     * @param layout by-hour, by-day or by-offset; a compacted topic allows only by-offset
     * @param format envelope: each line says everything of its record; value: the value alone
     * @param compression gzip, zstd or none
     * @param compressionLevel from 1, fast, to 9 (gzip) or 19 (zstd), small; absent: 6 (gzip) or 3 (zstd)
     */
    public record Objects(
            @Nullable @Pattern(regexp = "[^/]+(/[^/]+)*", message = "must not be empty nor begin or end with a slash") String prefix,
            @DefaultValue("by-hour") Layout layout,
            @DefaultValue("envelope") Format format,
            @DefaultValue("gzip") Compression compression,
            @Nullable Integer compressionLevel) {

        /** Refuses a level that the compression does not have. */
        public Objects {
            if (compressionLevel != null
                    && (compressionLevel < compression.lowestLevel()
                            || compressionLevel > compression.highestLevel())) {
                throw new IllegalArgumentException(
                        "sink.objects.compression-level=%d: %s has levels %d to %d".formatted(
                                compressionLevel, compression.name().toLowerCase(Locale.ROOT),
                                compression.lowestLevel(),
                                compression.highestLevel()));
            }
        }

        int level() {
            return compressionLevel == null ? compression.defaultLevel() : compressionLevel;
        }
    }

    /** Refuses a bound under which nothing could be read. */
    public SinkProperties {
        if (bufferMaxBytes != null) {
            requireSome("sink.buffer-max-bytes", bufferMaxBytes);
        }
    }

    private static void requireSome(String setting, DataSize size) {
        if (size.toBytes() < 1) {
            throw new IllegalArgumentException(setting + "=" + size + " must be 1 byte or more, for example 8MB");
        }
    }

    /** What all partitions together may hold in memory. The rest of the heap is for records on their way in, and for the worker itself. */
    long mostBufferedBytes() {
        return bufferMaxBytes == null ? Runtime.getRuntime().maxMemory() / 3 : bufferMaxBytes.toBytes();
    }

    /** The prefix of all object names. */
    String prefix() {
        return objects.prefix() == null ? topic : objects.prefix();
    }
}
