package dev.sujip.system;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** DuckDB reads the objects of every format and compression with the one query that is documented for the format. */
class DuckDbIT {

    private static final List<Written> WAYS = List.of(new Written("envelope", "gzip", "by-hour"),
            new Written("envelope", "zstd", "by-day"), new Written("envelope", "none", "by-offset"),
            new Written("value", "gzip", "by-offset"), new Written("value", "zstd", "by-hour"),
            new Written("value", "none", "by-day"));
    private static final int PARTITIONS = 3;
    private static final int RECORDS = 30_000;
    /** More than 256 KiB of lines, so that zstd lays down several frames. */
    private static final int MAX_RECORDS = 3_000;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @RegisterExtension
    final Children children = new Children();
    @TempDir
    Path folder;

    /** From here on each record is a second later than the one before, so that they fill some hours of one day, which retention spares. */
    private final Instant first = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS);

    /** A way in which objects may be written. */
    private record Written(String format, String compression, String layout) {

        /** Of its group and its prefix. */
        String name() {
            return format + "-" + compression;
        }

        @Override
        public String toString() {
            return name() + " " + layout;
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void readsEveryFormatWithTheDocumentedQuery() throws Exception {
        var duckDb = DuckDb.install();
        var standalone = new StandaloneProcess(children, folder);
        standalone.start();
        var topic = new OwnTopic(standalone.bootstrapServers(), "events", PARTITIONS);
        topic.create();
        write(topic);
        assertThat(topic.records()).isEqualTo(RECORDS);
        WAYS.forEach(way -> start(way, topic, standalone));
        try (var bucket = new Bucket(standalone.s3())) {
            for (var way : WAYS) {
                topic.awaitStored(way.name(), LIMIT);
                var local = copy(bucket, way.name());
                assertThat(duckDb.ask(local, way.format(), "SELECT count(*) FROM documented"))
                        .as("rows of " + way).containsExactly("[" + topic.records() + "]");
                check(duckDb, local, way.format());
            }
        }
        System.out.printf("DuckDB reads %,d rows each of %s%n", topic.records(), WAYS);
    }

    private void check(DuckDb duckDb, Path local, String format) throws IOException, InterruptedException {
        long objects = numbers().filter(number -> !isText(number) && !isTombstone(number)).count();
        assertThat(duckDb.ask(local, format, "SELECT count(student), min(student), max(student) FROM documented"))
                .containsExactly("[%d, \"s-0\", \"s-96\"]".formatted(objects));
        if (format.equals("envelope")) {
            var day = first.toString().substring(0, 10);
            assertThat(duckDb.ask(local, format,
                    "SELECT * FROM documented WHERE \"offset\" IN (1, 2, 4) AND \"partition\" = 1 ORDER BY \"offset\""))
                    .containsExactly("[1, 1, \"%s 00:00:04\", \"k-4\", \"s-4\"]".formatted(day),
                            "[1, 2, \"%s 00:00:07\", null, null]".formatted(day),
                            "[1, 4, \"%s 00:00:13\", null, \"s-13\"]".formatted(day));
        } else {
            assertThat(duckDb.ask(local, format, "SELECT DISTINCT event FROM documented ORDER BY event"))
                    .containsExactly("[\"answered\"]", "[null]");
        }
    }

    private void start(Written way, OwnTopic topic, StandaloneProcess standalone) {
        var settings = new HashMap<>(Map.of("sink.objects.format", way.format(),
                "sink.objects.compression", way.compression(), "sink.objects.layout", way.layout()));
        settings.putAll(Map.of("sink.group", way.name(), "sink.objects.prefix", way.name(),
                "sink.batch.max-records", Integer.toString(MAX_RECORDS), "sink.batch.max-age", "1s"));
        new Workers(children, folder, topic, standalone.s3(), settings).start();
    }

    /** Copies a prefix to where the documented queries look for it, and returns the folder around it. */
    private Path copy(Bucket bucket, String prefix) throws IOException {
        var local = Files.createDirectory(folder.resolve("copy-of-" + prefix));
        for (var object : bucket.readAll(prefix)) {
            var file = local.resolve("uploads").resolve(object.name().substring(prefix.length() + 1));
            Files.createDirectories(file.getParent());
            Files.write(file, object.bytes());
        }
        return local;
    }

    private static IntStream numbers() {
        return IntStream.range(0, RECORDS);
    }

    /** A JSON string among objects. */
    private static boolean isText(int number) {
        return number % 100 == 7;
    }

    private static boolean isTombstone(int number) {
        return number % 100 == 8;
    }

    private void write(OwnTopic topic) {
        var samples = new SampleRecords();
        try (var producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers", topic.bootstrapServers(),
                "acks", "all"), new StringSerializer(), new StringSerializer())) {
            numbers().forEach(number -> {
                var key = number % 2 == 0 ? "k-" + number : null;
                var value = isText(number) ? "\"text\"" : samples.record(number);
                var record = new ProducerRecord<>(topic.name(), number % PARTITIONS,
                        first.plusSeconds(number).toEpochMilli(), key,
                        isTombstone(number) ? null : value);
                record.headers().add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
                var _ = producer.send(record); // how many stand there is checked
            });
        }
    }
}
