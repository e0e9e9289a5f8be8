package dev.sujip.ingest.publish;

import dev.sujip.ingest.decode.BodyFormat;
import dev.sujip.ingest.publish.RecordOutcome.NotWritten;
import dev.sujip.ingest.publish.RecordOutcome.Unknown;
import dev.sujip.ingest.publish.RecordOutcome.Written;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaRecordPublisherTest {

    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();
    private final List<Callback> acknowledgements = new ArrayList<>();

    @Test
    void keepsReceiptsInTheOrderOfTheRecordsWhateverOrderTheyComeIn() {
        var result = publisher(Duration.ofMinutes(1), this::takeOver).publish(Uploads.ofJson("[10,11,12]"));
        acknowledge(2, 5, 7);
        acknowledge(0, 1, 3);
        assertThat(result).isNotDone();
        acknowledge(1, 5, 6);
        assertThat(result).isCompletedWithValue(
                List.of(new Written("uploads", 1, 3), new Written("uploads", 5, 6), new Written("uploads", 5, 7)));
        assertThat(counted("written")).isEqualTo(3);
    }

    @Test
    void writesWhatReadersOfTheTopicRelyOn() {
        var unused = publisher(Duration.ofMinutes(1), this::takeOver)
                .publish(Uploads.of("t", BodyFormat.NDJSON, "1\n\"수집\"", "s-17", TRACEPARENT));
        var second = sent.get(1);
        assertThat(second.topic()).isEqualTo("t");
        assertThat(second.partition()).isNull();
        assertThat(second.timestamp()).isEqualTo(Uploads.RECEIVED_AT);
        assertThat(second.key()).asString().isEqualTo("s-17");
        assertThat(second.value()).asString(StandardCharsets.UTF_8).isEqualTo("\"수집\"");
        assertThat(header(second, "content-type")).isEqualTo("application/json");
        assertThat(header(second, "traceparent")).isEqualTo(TRACEPARENT);
        assertThat(header(second, "sujip-id")).startsWith("018bcfe5-6800-7")
                .isNotEqualTo(header(sent.get(0), "sujip-id"));
        assertThat(unused).isNotDone();
    }

    @Test
    void stopsAtTheFirstRecordThatTheProducerRefuses() {
        var result = publisher(Duration.ofMinutes(1), (message, callback) -> {
            if (sent.size() == 1) {
                callback.onCompletion(null, new BufferExhaustedException("full"));
            } else {
                takeOver(message, callback);
            }
        }).publish(Uploads.ofJson("[10,11,12]"));
        acknowledge(0, 0, 0);
        assertThat(sent).hasSize(1);
        var full = new NotWritten(FailureReason.BUFFER_FULL);
        assertThat(result).isCompletedWithValue(List.of(new Written("uploads", 0, 0), full, full));
    }

    @Test
    void takesAnExceptionFromTheProducerForARefusal() {
        var result = publisher(Duration.ofMinutes(1), (_, _) -> {
            throw new IllegalStateException("closed");
        }).publish(Uploads.ofJson("1"));
        assertThat(result).isCompletedWithValue(List.of(new NotWritten(FailureReason.KAFKA_AWAY)));
    }

    @Test
    void knowsARefusalFromAFailureByWhenItIsSaid() {
        var tooLate = new TimeoutException("Expiring 1 record(s)");
        var refused = publisher(Duration.ofMinutes(1), (_, callback) -> callback.onCompletion(null, tooLate))
                .publish(Uploads.ofJson("1"));
        assertThat(refused).isCompletedWithValue(List.of(new NotWritten(FailureReason.KAFKA_AWAY)));

        var failed = publisher(Duration.ofMinutes(1), this::takeOver).publish(Uploads.ofJson("1"));
        onProducerThread(() -> acknowledgements.getFirst().onCompletion(null, tooLate));
        assertThat(failed).isCompletedWithValue(List.of(new Unknown(FailureReason.NOT_ACKNOWLEDGED)));
    }

    @Test
    void saysUnknownOfWhatIsMissingWhenTimeIsUp() {
        var publisher = publisher(Duration.ofHours(1), this::takeOver);
        var result = publisher.publish(Uploads.ofJson("[10,11]"));
        acknowledge(1, 0, 9);
        publisher.expireAt(System.nanoTime() + Duration.ofMinutes(61).toNanos());
        var expected = List.of(new Unknown(FailureReason.NOT_ACKNOWLEDGED), new Written("uploads", 0, 9));
        assertThat(result).isCompletedWithValue(List.copyOf(expected));
        acknowledge(0, 0, 8);
        assertThat(result).isCompletedWithValue(List.copyOf(expected));
        assertThat(counted("written")).isEqualTo(2);
    }

    @Test
    void saysThatAnUploadIsGoneWhenItsLastRecordHasItsWordAndBeforeItsResult() {
        var order = new ArrayList<String>();
        var result = publisher(Duration.ofMinutes(1), this::takeOver)
                .publish(Uploads.ofJson("[10,11]", () -> order.add("gone")));
        var _ = result.thenRun(() -> order.add("result"));
        acknowledge(1, 0, 1);
        assertThat(order).isEmpty();
        acknowledge(0, 0, 0);
        assertThat(order).containsExactly("gone", "result");
        assertThat(registry.get("sujip.ingest.acknowledgement").timer().count()).isEqualTo(1);
    }

    @Test
    void saysThatAnUploadIsGoneWhereItWasRefusedWithoutCallingThatAnAcknowledgement() {
        var gone = new AtomicInteger();
        var _ = publisher(Duration.ofMinutes(1), (_, _) -> {
            throw new IllegalStateException("closed");
        }).publish(Uploads.ofJson("[10,11]", gone::incrementAndGet));
        assertThat(gone).hasValue(1);
        assertThat(registry.get("sujip.ingest.acknowledgement").timer().count()).isZero();
    }

    @Test
    void keepsAnUploadThatTheProducerStillHoldsWhenTimeIsUp() {
        var gone = new AtomicInteger();
        var publisher = publisher(Duration.ofHours(1), this::takeOver);
        var result = publisher.publish(Uploads.ofJson("1", gone::incrementAndGet));
        publisher.expireAt(System.nanoTime() + Duration.ofMinutes(61).toNanos());
        assertThat(result).isDone();
        assertThat(gone).hasValue(0);
        acknowledge(0, 0, 0);
        assertThat(gone).hasValue(1);
    }

    @Test
    void callsAProducerBrokenThatSaysNothingAndInTheEndStopsWaitingForIt() {
        var gone = new AtomicInteger();
        var faults = new ArrayList<Exception>();
        var silent = new RecordSender() {

            @Override
            public void send(ProducerRecord<byte[], byte[]> message, Callback callback) {
                takeOver(message, callback);
            }

            @Override
            public void heed(Exception failure) {
                faults.add(failure);
            }
        };
        var publisher = publisher(Duration.ofHours(1), silent);
        var _ = publisher.publish(Uploads.ofJson("1", gone::incrementAndGet));
        publisher.expireAt(System.nanoTime() + Duration.ofMinutes(181).toNanos());
        assertThat(faults).hasSize(1).allMatch(FailureClassifier::endsProducer);
        assertThat(gone).hasValue(0);
        publisher.expireAt(System.nanoTime() + Duration.ofMinutes(241).toNanos());
        assertThat(gone).hasValue(1);
        acknowledge(0, 0, 0);
        assertThat(gone).hasValue(1);
        assertThat(counted("unknown")).isEqualTo(1);
        assertThat(counted("written")).isZero();
    }

    @Test
    void takesTheFirstWordOfAProducerThatBothRefusesARecordAndFailsIt() {
        var result = publisher(Duration.ofMinutes(1), (message, callback) -> {
            takeOver(message, callback);
            callback.onCompletion(null, new RecordTooLargeException());
        }).publish(Uploads.ofJson("[10,11]"));
        acknowledge(0, 0, 0);
        var tooLarge = new NotWritten(FailureReason.TOO_LARGE);
        assertThat(result).isCompletedWithValue(List.of(tooLarge, tooLarge));
        assertThat(counted("not_written")).isEqualTo(2);
    }

    @Test
    void waitsUntilTimeIsUp() {
        var publisher = publisher(Duration.ofMinutes(1), this::takeOver);
        var result = publisher.publish(Uploads.ofJson("1"));
        publisher.expire();
        assertThat(result).isNotDone();
    }

    @Test
    void outlivesAClientThatWentAway() {
        var result = publisher(Duration.ofMinutes(1), this::takeOver).publish(Uploads.ofJson("[1,2]"));
        assertThat(result.cancel(true)).isTrue();
        acknowledge(0, 0, 0);
        acknowledge(1, 0, 1);
        assertThat(counted("written")).isEqualTo(2);
    }

    @Test
    void distinguishesVerdictsOnTheRecordFromTroubleOfTheMoment() {
        var publisher = publisher(Duration.ofMinutes(1), this::takeOver);
        var result = publisher.publish(Uploads.ofJson("1"));
        onProducerThread(() -> acknowledgements.getFirst().onCompletion(null, new RecordTooLargeException()));
        assertThat(result).isCompletedWithValue(List.of(new NotWritten(FailureReason.TOO_LARGE)));
    }

    private KafkaRecordPublisher publisher(Duration timeout, RecordSender sender) {
        return new KafkaRecordPublisher(() -> sender, new OutcomeMetrics(registry), timeout);
    }

    private void takeOver(ProducerRecord<byte[], byte[]> message, Callback callback) {
        sent.add(message);
        acknowledgements.add(callback);
    }

    private void acknowledge(int index, int partition, long offset) {
        var place = new TopicPartition("uploads", partition);
        acknowledgements.get(index).onCompletion(new RecordMetadata(place, offset, 0, 0, 0, 0), null);
    }

    private double counted(String outcome) {
        return registry.get("sujip.ingest.records").tag("outcome", outcome).counter().count();
    }

    private static String header(ProducerRecord<byte[], byte[]> message, String name) {
        return new String(Objects.requireNonNull(message.headers().lastHeader(name)).value(), StandardCharsets.UTF_8);
    }

    private static void onProducerThread(Runnable callback) {
        CompletableFuture.runAsync(callback, task -> Thread.ofPlatform().start(task)).join();
    }
}
