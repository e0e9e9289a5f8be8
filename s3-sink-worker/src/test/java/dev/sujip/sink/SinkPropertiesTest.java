package dev.sujip.sink;

import dev.sujip.sink.batch.Layout;
import dev.sujip.sink.commit.OnDataLoss;
import dev.sujip.sink.encode.Compression;
import dev.sujip.sink.encode.Format;
import dev.sujip.sink.store.Checksum;
import dev.sujip.sink.store.Encryption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Names and defaults are a promise to everyone who has written them into a file. */
class SinkPropertiesTest {

    @Test
    void hasTheseDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new SinkProperties("uploads", "s3-sink",
                new SinkProperties.Batch(10_000, DataSize.ofMegabytes(8), Duration.ofSeconds(60)),
                new SinkProperties.Objects(null, Layout.BY_HOUR, Format.ENVELOPE, Compression.GZIP, null),
                new StoreProperties(null, "us-east-1", false, "sujip", null, null, null, Duration.ofSeconds(30), 16,
                        Encryption.NONE, null, null, Map.of(), Checksum.SHA256, false),
                null, OnDataLoss.STOP, Duration.ofSeconds(30), Duration.ofSeconds(20)));
    }

    @Test
    void hasTheseNames() {
        assertThat(bind(Map.ofEntries(
                Map.entry("sink.topic", "events"),
                Map.entry("sink.group", "archive"),
                Map.entry("sink.batch.max-records", "10"),
                Map.entry("sink.batch.max-bytes", "1KB"),
                Map.entry("sink.batch.max-age", "5s"),
                Map.entry("sink.objects.prefix", "raw/events"),
                Map.entry("sink.objects.layout", "by-offset"),
                Map.entry("sink.objects.format", "value"),
                Map.entry("sink.objects.compression", "zstd"),
                Map.entry("sink.objects.compression-level", "7"),
                Map.entry("sink.store.endpoint", "https://127.0.0.1:9000"),
                Map.entry("sink.store.region", "eu-west-1"),
                Map.entry("sink.store.path-style", "true"),
                Map.entry("sink.store.bucket", "archive"),
                Map.entry("sink.store.access-key", "key"),
                Map.entry("sink.store.secret-key", "secret"),
                Map.entry("sink.store.ssl-bundle", "ours"),
                Map.entry("sink.store.timeout", "7s"),
                Map.entry("sink.store.max-concurrency", "5"),
                Map.entry("sink.store.encryption", "kms"),
                Map.entry("sink.store.kms-key-id", "alias/sink"),
                Map.entry("sink.store.storage-class", "STANDARD_IA"),
                Map.entry("sink.store.tags.team", "data"),
                Map.entry("sink.store.checksum", "crc32"),
                Map.entry("sink.store.accept-at-least-once", "true"),
                Map.entry("sink.buffer-max-bytes", "64MB"),
                Map.entry("sink.on-data-loss", "continue"),
                Map.entry("sink.revocation-timeout", "8s"),
                Map.entry("sink.shutdown-timeout", "9s"))))
                .isEqualTo(new SinkProperties("events", "archive",
                        new SinkProperties.Batch(10, DataSize.ofKilobytes(1), Duration.ofSeconds(5)),
                        new SinkProperties.Objects("raw/events", Layout.BY_OFFSET, Format.VALUE, Compression.ZSTD, 7),
                        new StoreProperties(URI.create("https://127.0.0.1:9000"), "eu-west-1", true, "archive",
                                "key", "secret", "ours", Duration.ofSeconds(7), 5, Encryption.KMS, "alias/sink",
                                "STANDARD_IA", Map.of("team", "data"), Checksum.CRC32, true),
                        DataSize.ofMegabytes(64), OnDataLoss.CONTINUE, Duration.ofSeconds(8), Duration.ofSeconds(9)));
    }

    @Test
    void aThirdOfTheHeapIsHeldUnlessABoundIsSet() {
        assertThat(bind(Map.of()).mostBufferedBytes()).isEqualTo(Runtime.getRuntime().maxMemory() / 3);
        assertThat(bind(Map.of("sink.buffer-max-bytes", "1MB")).mostBufferedBytes()).isEqualTo(1 << 20);
    }

    @ParameterizedTest
    @CsvSource({"sink.buffer-max-bytes,0B", "sink.batch.max-bytes,0B"})
    void refusesABoundUnderWhichNothingCouldBeRead(String name, String value) {
        assertThatThrownBy(() -> bind(Map.of(name, value)))
                .hasRootCauseMessage(name + "=" + value + " must be 1 byte or more, for example 8MB");
    }

    private static SinkProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("sink", SinkProperties.class);
    }
}
