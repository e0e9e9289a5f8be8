package dev.sujip.sink;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The worker on a real broker and a real S3 endpoint. Each test has a topic, a group and a prefix of its own. */
class SinkIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;
    private static Backends backends;

    @BeforeAll
    static void start() {
        backends = new Backends(folder);
    }

    @AfterAll
    static void stop() throws IOException {
        backends.close();
    }

    @Test
    void storesWhateverStandsInTheTopic() throws Exception {
        String topic = "whatever";
        backends.createTopic(topic, 1);
        byte[] binary = {(byte) 0xff, 0};
        var json = new ProducerRecord<>(topic, 0, 5L, "key".getBytes(StandardCharsets.UTF_8), bytes("{\"a\": 1}"));
        json.headers().add("content-type", bytes("application/json"));
        backends.send(List.of(json,
                record(topic, null, null),
                record(topic, new byte[0], new byte[0]),
                record(topic, binary, binary),
                record(topic, null, bytes("not json")),
                record(topic, null, new byte[900_000])));

        try (var _ = worker(topic)) {
            List<JsonNode> lines = await().atMost(PATIENCE).until(() -> stored(topic).lines(), all -> all.size() == 6);

            assertThat(lines.getFirst().toString())
                    .isEqualTo("{\"partition\":0,\"offset\":0,\"timestamp\":\"1970-01-01T00:00:00.005Z\","
                            + "\"key\":\"key\",\"headers\":{\"content-type\":\"application/json\"},\"value\":{\"a\":1}}");
            assertThat(lines).filteredOn(line -> line.get("offset").asInt() == 1).singleElement()
                    .satisfies(tombstone -> assertThat(tombstone.has("value")).isFalse());
            assertThat(lines).filteredOn(line -> line.get("offset").asInt() == 3).singleElement()
                    .satisfies(line -> assertThat(line.get("value_base64").asString()).isEqualTo("/wA="));
        }
    }

    @Test
    void laysTenRecordsInAnObject() throws Exception {
        String topic = "tens";
        backends.createTopic(topic, 1);
        backends.send(records(topic, 1, 100));

        try (var _ = worker(topic)) {
            await().atMost(PATIENCE).until(() -> stored(topic).lines().size() == 100);
        }
        long objects = backends.client.listObjectsV2(list -> list.bucket(Backends.BUCKET).prefix(topic + "/dt="))
                .keyCount();
        assertThat(objects).isEqualTo(10);
    }

    @Test
    void sharesTheWorkAndPassesItOnWithoutLossOrRepetition() throws Exception {
        String topic = "shared";
        backends.createTopic(topic, 4);
        backends.send(records(topic, 4, 2_000));
        ConfigurableApplicationContext first = worker(topic);
        await().atMost(PATIENCE).until(() -> stored(topic).lines().size() > 200);
        try (var _ = worker(topic)) {
            backends.send(records(topic, 4, 2_000));
            await().atMost(PATIENCE).until(() -> assigned(topic) == 2);
            first.close();
            backends.send(records(topic, 4, 2_000));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(stored(topic).places()).isEqualTo(places(4, 1_500)));
        } finally {
            first.close();
        }
    }

    @Test
    void storesWhatItHoldsWhenItIsStopped() throws Exception {
        String topic = "stopped";
        backends.createTopic(topic, 1);
        backends.send(records(topic, 1, 7));
        try (var worker = worker(topic, Map.of("sink.batch.max-records", "1000", "sink.batch.max-age", "1h"))) {
            await().atMost(PATIENCE).until(() -> gauge(worker, "sujip.sink.buffered.bytes") > 0);
            assertThat(stored(topic).lines()).isEmpty();
        }
        assertThat(stored(topic).places()).isEqualTo(places(1, 7));
        assertThat(committed(topic)).isEqualTo(7);
    }

    @Test
    void repeatsNothingWhenTheGroupIsMovedBackOrForgotten() throws Exception {
        String topic = "moved";
        backends.createTopic(topic, 1);
        backends.send(records(topic, 1, 55));
        try (var _ = worker(topic)) {
            await().atMost(PATIENCE).until(() -> committed(topic) == 55);
        }
        moveGroup(topic, 13);
        backends.send(records(topic, 1, 10));
        try (var _ = worker(topic)) {
            await().atMost(PATIENCE).until(() -> committed(topic) == 65);
        }
        try (var admin = backends.admin()) {
            admin.deleteConsumerGroups(List.of(topic)).all().get();
        }
        backends.send(records(topic, 1, 10));
        try (var _ = worker(topic)) {
            await().atMost(PATIENCE).until(() -> committed(topic) == 75);
        }
        assertThat(stored(topic).places()).isEqualTo(places(1, 75));
    }

    @Test
    void leavesOutWhatWasAborted() throws Exception {
        String topic = "transactions";
        backends.createTopic(topic, 1);
        try (var producer = backends.producer(Map.of("transactional.id", "t"))) {
            producer.initTransactions();
            for (boolean commit : new boolean[]{true, false, true}) {
                producer.beginTransaction();
                for (ProducerRecord<byte[], byte[]> record : records(topic, 1, 5)) {
                    var _ = producer.send(record);
                }
                producer.flush(); // or what is aborted would never have been sent
                if (commit) {
                    producer.commitTransaction();
                } else {
                    producer.abortTransaction();
                }
            }
        }
        try (var _ = worker(topic)) {
            await().atMost(PATIENCE).until(() -> stored(topic).lines().size() == 10);
        }
        assertThat(stored(topic).places()).isEqualTo(
                IntStream.concat(IntStream.range(0, 5), IntStream.range(12, 17)).mapToObj("0/%05d"::formatted)
                        .toList());
    }

    @Test
    void waitsForAStoreThatIsAway() throws Exception {
        String topic = "outage";
        backends.createTopic(topic, 2);
        backends.send(records(topic, 2, 100));
        try (var worker = worker(topic)) {
            await().atMost(PATIENCE).until(() -> stored(topic).lines().size() == 100);
            backends.stopStore();
            backends.send(records(topic, 2, 500));
            await().atMost(PATIENCE).until(() -> unansweredPuts(worker) > 3);
            await().atMost(PATIENCE).until(() -> lag(worker) == 500);
            await().atMost(PATIENCE).until(() -> health(worker, "readiness").equals(Status.DOWN));
            assertThat(health(worker, "liveness")).isEqualTo(Status.UP);
            backends.startStore();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(stored(topic).places()).isEqualTo(places(2, 300)));
            await().atMost(PATIENCE).until(() -> lag(worker) == 0);
            await().atMost(PATIENCE).until(() -> health(worker, "readiness").equals(Status.UP));
            assertThat(worker.getBean(MeterRegistry.class).get("sujip.sink.time.to.object").timer().count())
                    .isPositive();
        }
    }

    @Test
    void stopsWhenRetentionHasTakenWhatWasNotStored() throws Exception {
        String topic = "overtaken";
        backends.createTopic(topic, 1);
        backends.send(records(topic, 1, 10));
        try (var _ = worker(topic)) {
            await().atMost(PATIENCE).until(() -> committed(topic) == 10);
        }
        backends.send(records(topic, 1, 30));
        try (var admin = backends.admin()) {
            admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(25))).all().get();
        }
        try (var worker = worker(topic)) {
            await().atMost(PATIENCE).until(() -> broken(worker));
        }
        assertThat(stored(topic).places()).isEqualTo(places(1, 10));

        try (var _ = worker(topic, Map.of("sink.on-data-loss", "continue"))) {
            await().atMost(PATIENCE).until(() -> committed(topic) == 40);
        }
        assertThat(stored(topic).places()).isEqualTo(
                IntStream.concat(IntStream.range(0, 10), IntStream.range(25, 40)).mapToObj("0/%05d"::formatted)
                        .toList());
        assertThat(backends.client.listObjectsV2(list -> list.bucket(Backends.BUCKET).prefix(topic + "/_gaps/"))
                .contents())
                .singleElement().satisfies(mark -> assertThat(mark.key()).contains("-00000-00000000000000000010-"));
    }

    /** As after an unclean leader election: records that were stored are gone from the log, and others have taken their offsets. */
    @Test
    void refusesALogThatWasCutAndHasGrownAgain() throws Exception {
        String topic = "cut";
        backends.createTopic(topic, 1);
        backends.send(records(topic, 1, 10));
        try (var _ = worker(topic)) {
            await().atMost(PATIENCE).until(() -> committed(topic) == 10);
        }
        backends.restartBroker();
        backends.send(records(topic, 1, 10));
        var partition = new TopicPartition(topic, 0);
        try (var admin = backends.admin()) {
            var groups = admin.listConsumerGroupOffsets(topic).partitionsToOffsetAndMetadata().get();
            var ours = requireNonNull(groups.get(partition));
            assertThat(ours.leaderEpoch()).isPresent();
            var wasFurtherUnderTheFirstLeader = new OffsetAndMetadata(15, ours.leaderEpoch(), ours.metadata());
            admin.alterConsumerGroupOffsets(topic, Map.of(partition, wasFurtherUnderTheFirstLeader)).all().get();
        }

        try (var worker = worker(topic)) {
            await().atMost(PATIENCE).until(() -> broken(worker));
        }
        assertThat(stored(topic).places()).isEqualTo(places(1, 10));
    }

    @Test
    void refusesACompactedTopicByHour() throws Exception {
        String topic = "compacted";
        try (var admin = backends.admin()) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())
                    .configs(Map.of("cleanup.policy", "compact")))).all().get();
        }
        try (var worker = worker(topic)) {
            await().atMost(PATIENCE).until(() -> broken(worker));
        }
        try (var _ = worker(topic,
                Map.of("sink.objects.layout", "by-offset", "sink.objects.prefix", topic + "/by-offset"))) {
            backends.send(List.of(new ProducerRecord<>(topic, 0, bytes("k"), bytes("v"))));
            await().atMost(PATIENCE).until(() -> stored(topic).lines().size() == 1);
        }
    }

    @Test
    void refusesToWriteAPrefixInAnotherWay() throws Exception {
        String topic = "settled";
        backends.createTopic(topic, 1);
        backends.send(records(topic, 1, 10));
        try (var _ = worker(topic)) {
            await().atMost(PATIENCE).until(() -> committed(topic) == 10);
        }
        try (var worker = worker(topic, Map.of("sink.objects.compression", "none"))) {
            await().atMost(PATIENCE).until(() -> broken(worker));
        }
    }

    @Test
    void beginsAnewWhenTheTopicIsDeletedAndMadeAgain() throws Exception {
        String topic = "again";
        backends.createTopic(topic, 1);
        backends.send(records(topic, 1, 25));
        try (var _ = worker(topic)) {
            await().atMost(PATIENCE).until(() -> committed(topic) == 25);
            backends.restartBroker(); // the new topic's leader has an older epoch, as if its log had been cut
            backends.send(records(topic, 1, 5));
            await().atMost(PATIENCE).until(() -> committed(topic) == 30);
            try (var admin = backends.admin()) {
                admin.deleteTopics(List.of(topic)).all().get();
                await().atMost(PATIENCE).until(() -> !admin.listTopics().names().get().contains(topic));
            }
            backends.createTopic(topic, 1);
            backends.send(records(topic, 1, 5));
            await().atMost(PATIENCE).until(() -> stored(topic).lines().size() == 35);
        }
        assertThat(stored(topic).places()).isEqualTo(
                Stream.concat(places(1, 30).stream(), places(1, 5).stream()).sorted().toList());
    }

    @Test
    void staysWithinItsMemoryAndStillStoresEverything() throws Exception {
        String topic = "bounded";
        backends.createTopic(topic, 4);
        backends.send(records(topic, 4, 4_000));
        int bound = 2_048;
        int onePoll = 100 * 150;
        Map<String, String> small = Map.of("sink.buffer-max-bytes", bound + "B", "sink.objects.compression", "none",
                "sink.batch.max-records", "100000", "sink.batch.max-age", "2s",
                "spring.kafka.consumer.max-poll-records", "100");
        try (var worker = worker(topic, small)) {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> {
                assertThat(gauge(worker, "sujip.sink.buffered.bytes")).isLessThan(bound + onePoll);
                return counter(worker, "sujip.sink.records.stored") == 4_000;
            });
        }
        assertThat(stored(topic).places()).isEqualTo(places(4, 1_000));
    }

    private static ConfigurableApplicationContext worker(String topic) {
        return worker(topic, Map.of());
    }

    private static ConfigurableApplicationContext worker(String topic, Map<String, String> more) {
        return backends.worker(topic, more);
    }

    private static StoredLines stored(String topic) {
        return StoredLines.of(backends.client, topic);
    }

    private static boolean broken(ConfigurableApplicationContext worker) {
        return worker.getBean(ApplicationAvailability.class).getLivenessState() == LivenessState.BROKEN;
    }

    private static double gauge(ConfigurableApplicationContext worker, String name) {
        return worker.getBean(MeterRegistry.class).get(name).gauge().value();
    }

    private static double counter(ConfigurableApplicationContext worker, String name) {
        return worker.getBean(MeterRegistry.class).get(name).counter().count();
    }

    /** Of all partitions together, once each of the two has told. */
    private static double lag(ConfigurableApplicationContext worker) {
        var gauges = worker.getBean(MeterRegistry.class).find("sujip.sink.lag.records").gauges();
        return gauges.size() < 2 ? -1 : gauges.stream().mapToDouble(Gauge::value).sum();
    }

    private static Status health(ConfigurableApplicationContext worker, String group) {
        return requireNonNull(worker.getBean(HealthEndpoint.class).healthForPath(group)).getStatus();
    }

    private static long unansweredPuts(ConfigurableApplicationContext worker) {
        return worker.getBean(MeterRegistry.class).find("sujip.sink.store.requests")
                .tags("operation", "put", "outcome", "unreachable").timers().stream().mapToLong(Timer::count).sum();
    }

    private static long committed(String topic) throws Exception {
        try (var admin = backends.admin()) {
            OffsetAndMetadata committed = admin.listConsumerGroupOffsets(topic).partitionsToOffsetAndMetadata().get()
                    .get(new TopicPartition(topic, 0));
            return committed == null ? -1 : committed.offset();
        }
    }

    private static long assigned(String group) throws Exception {
        try (var admin = backends.admin()) {
            return Objects.requireNonNull(admin.describeConsumerGroups(List.of(group)).all().get().get(group)).members()
                    .stream()
                    .filter(member -> !member.assignment().topicPartitions().isEmpty())
                    .count();
        }
    }

    /** As {@code kafka-consumer-groups --reset-offsets} does it. */
    private static void moveGroup(String topic, long position) throws Exception {
        try (var admin = backends.admin()) {
            admin.alterConsumerGroupOffsets(topic,
                    Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(position))).all().get();
        }
    }

    private static List<ProducerRecord<byte[], byte[]>> records(String topic, int partitions, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ProducerRecord<byte[], byte[]>(topic, i % partitions, null,
                        bytes("{\"i\":" + i + "}")))
                .toList();
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, byte @Nullable [] key, byte @Nullable [] value) {
        return new ProducerRecord<>(topic, 0, key, value);
    }

    private static List<String> places(int partitions, int each) {
        return IntStream.range(0, partitions).boxed()
                .flatMap(partition -> IntStream.range(0, each)
                        .mapToObj(offset -> "%d/%05d".formatted(partition, offset)))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
