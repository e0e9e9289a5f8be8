package dev.sujip.sink;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Records that nobody would send on purpose: each is stored, and comes back out of the objects byte for byte. */
class OddRecordsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOPIC = "odd";
    private static final String COPY = "odd-copy";
    private static final int MEBIBYTE = 1 << 20;
    private static final byte[] NO_UTF_8 = {'a', (byte) 0xc3, '(', (byte) 0xff, 0, '\n'};

    @TempDir
    Path folder;

    @Test
    void comeBackByteForByte() throws Exception {
        List<ProducerRecord<byte[], byte[]>> odd = oddRecords();
        // JSON by its header and not by its bytes: its line is that of a JSON string, so nobody can tell which of the two it was.
        var noJson = record(null, bytes("{\"a\":"), "application/json");
        try (var backends = new Backends(folder)) {
            create(backends, TOPIC);
            create(backends, COPY);
            try (var producer = backends.producer(Map.of("max.request.size", 4 * MEBIBYTE))) {
                for (var record : odd) {
                    producer.send(record).get();
                }
                producer.send(noJson).get();
            }
            try (var _ = backends.worker(TOPIC, Map.of())) {
                await().atMost(PATIENCE).until(() -> StoredLines.of(backends.client, TOPIC).lines().size(),
                        stored -> stored == odd.size() + 1);
            }
            assertThat(StoredLines.of(backends.client, TOPIC).lines())
                    .filteredOn(line -> line.get("offset").asInt() == odd.size()).singleElement()
                    .satisfies(line -> assertThat(line.get("value").asString()).isEqualTo("{\"a\":"));
            assertThat(Command.run(backends, TOPIC, "verify", "--deep").out())
                    .contains("proven: %d records".formatted(odd.size() + 1));
            assertThat(Command.run(backends, TOPIC, "replay", "--topic", COPY, "--partition", "0", "--from-offset", "0",
                    "--to-offset", Integer.toString(odd.size()), "--keep-partitions",
                    "--spring.kafka.producer.properties.max.request.size=" + 4 * MEBIBYTE).err()).isEmpty();
            assertThat(backends.read(COPY).stream().map(Content::of).toList())
                    .isEqualTo(odd.stream().map(Content::of).toList());
        }
    }

    private static List<ProducerRecord<byte[], byte[]>> oddRecords() {
        byte[] text = new byte[MEBIBYTE];
        Arrays.fill(text, (byte) 'x');
        byte[] noise = new byte[MEBIBYTE];
        new Random(1).nextBytes(noise);
        var manyHeaders = record(null, bytes("{}"), "application/json");
        for (int i = 0; i < 100; i++) {
            manyHeaders.headers().add("h" + i % 60, i % 7 == 0 ? null : i % 5 == 0 ? NO_UTF_8 : bytes("수집 " + i));
        }
        var odd = new ArrayList<>(List.of(record(new byte[0], new byte[0], null), record(bytes("k"), null, null),
                record(null, null, "application/json"), record(null, text, null),
                record(null, noise, "application/octet-stream"), record(NO_UTF_8, NO_UTF_8, null), manyHeaders,
                record(null, NO_UTF_8, "application/json")));
        for (var type : List.of("text/plain", "image/png", "no type at all; \"")) {
            odd.addAll(List.of(record(null, NO_UTF_8, type), record(null, bytes("{\"a\":"), type),
                    record(null, bytes("[1e400, \"\\ud800\"]"), type), record(null, new byte[0], type)));
        }
        return odd;
    }

    private static ProducerRecord<byte[], byte[]> record(byte @Nullable [] key, byte @Nullable [] value,
            @Nullable String type) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(TOPIC, 0, key, value);
        if (type != null) {
            record.headers().add("content-type", bytes(type));
        }
        return record;
    }

    private static void create(Backends backends, String topic) throws Exception {
        try (var admin = backends.admin()) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())
                    .configs(Map.of("max.message.bytes", Integer.toString(4 * MEBIBYTE))))).all().get();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What a record consists of, as text that can be compared. */
    private record Content(String key, String value, List<String> headers) {

        static Content of(ConsumerRecord<byte[], byte[]> record) {
            return new Content(text(record.key()), text(record.value()), headers(record.headers()));
        }

        static Content of(ProducerRecord<byte[], byte[]> record) {
            return new Content(text(record.key()), text(record.value()), headers(record.headers()));
        }

        private static List<String> headers(Iterable<Header> headers) {
            var all = new ArrayList<String>();
            // Of headers of one name the order is kept; among names it is not.
            headers.forEach(header -> all.add(header.key() + "=" + text(header.value())));
            return all.stream().sorted(Comparator.comparing(each -> each.substring(0, each.indexOf('=')))).toList();
        }

        /** Each byte a character, so that a failure can be read; nothing is told apart from nothing at all. */
        private static String text(byte @Nullable [] bytes) {
            return bytes == null ? "none" : "'" + new String(bytes, StandardCharsets.ISO_8859_1) + "'";
        }
    }
}
