package dev.sujip.ingest.publish;

import dev.sujip.ingest.publish.RecordOutcome.NotWritten;
import dev.sujip.ingest.publish.RecordOutcome.Unknown;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SharedProducerTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<BreakableProducer> opened = new ArrayList<>();
    private final SharedProducer producer = new SharedProducer(this::open, new ProducerMetrics(registry),
            Duration.ofSeconds(1));
    private final KafkaRecordPublisher publisher = new KafkaRecordPublisher(producer, new OutcomeMetrics(registry),
            Duration.ofMinutes(1));

    @Test
    void leavesToTheCallbackWhatABrokenProducerMayHaveTakenOverAndRefusesTheRest() {
        producer.warm("uploads");
        opened.getFirst().broken = true;
        var result = publisher.publish(Uploads.ofJson("[1,2]"));
        assertThat(result).isNotDone();
        endFirstRecordWith(new KafkaException("Producer is closed forcefully."));
        assertThat(result).isCompletedWithValue(
                List.of(new Unknown(FailureReason.FAILED), new NotWritten(FailureReason.KAFKA_AWAY)));
    }

    @Test
    void replacesAProducerThatThrows() {
        producer.warm("uploads");
        opened.getFirst().broken = true;
        var lost = publisher.publish(Uploads.ofJson("1"));
        assertReplaced();
        assertThat(lost).isNotDone();
        assertTakes("2");
    }

    @Test
    void replacesAProducerWhoseRecordsFailForAReasonThatItDoesNotOutlive() {
        producer.warm("uploads");
        var result = publisher.publish(Uploads.ofJson("1"));
        endFirstRecordWith(new ProducerFencedException("fenced"));
        assertThat(result).isDone();
        assertReplaced();
        assertTakes("2");
    }

    @Test
    void replacesAProducerThatWasNotLetIn() {
        producer.warm("uploads");
        opened.getFirst().partitionsForException = new SaslAuthenticationException("wrong password");
        assertThat(producer.warm("uploads").known()).isFalse();
        assertThat(publisher.publish(Uploads.ofJson("1")))
                .isCompletedWithValue(List.of(new NotWritten(FailureReason.NOT_AUTHORIZED)));
        assertReplaced();
        assertTakes("2");
    }

    @Test
    void keepsAProducerThatWorks() {
        producer.warm("uploads");
        var result = publisher.publish(Uploads.ofJson("1"));
        endFirstRecordWith(new KafkaException("of the moment"));
        assertThat(result).isDone();
        assertThat(producer.replaceWhereBroken()).isFalse();
        assertThat(opened).hasSize(1);
    }

    @Test
    void refusesRecordsOnceClosedAndStaysClosed() {
        producer.warm("uploads");
        producer.close();
        assertThat(publisher.publish(Uploads.ofJson("1")))
                .isCompletedWithValue(List.of(new NotWritten(FailureReason.KAFKA_AWAY)));
        assertThat(producer.replaceWhereBroken()).isFalse();
        assertThat(producer.warm("uploads").known()).isFalse();
        assertThat(opened).hasSize(1);
    }

    private void assertReplaced() {
        await().until(producer::replaceWhereBroken);
        await().until(opened.getFirst()::closed);
        assertThat(registry.get("sujip.ingest.producer.replacements").counter().count()).isEqualTo(1);
        producer.warm("uploads");
        assertThat(opened).hasSize(2);
    }

    private void assertTakes(String body) {
        var result = publisher.publish(Uploads.ofJson(body));
        opened.getLast().completeNext();
        assertThat(result).isDone();
    }

    private void endFirstRecordWith(RuntimeException cause) {
        CompletableFuture.runAsync(() -> opened.getFirst().errorNext(cause), task -> Thread.ofPlatform().start(task))
                .join();
    }

    private BreakableProducer open() {
        var next = new BreakableProducer();
        opened.add(next);
        return next;
    }

    /** In its error state the real one keeps the record, throws, and tells the callback when it gives the record up. */
    private static final class BreakableProducer extends MockProducer<byte[], byte[]> {

        private boolean broken;

        BreakableProducer() {
            super(Cluster.empty(), false, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> message, Callback callback) {
            var future = super.send(message, callback);
            if (broken) {
                throw new KafkaException("Cannot execute transactional method because we are in an error state",
                        new UnsupportedVersionException("too old"));
            }
            return future;
        }
    }
}
