package dev.sujip.system;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import static org.awaitility.Awaitility.await;

/**
 * Records that a producer writes straight into a topic, to one partition after the other, each with an id of its own. The producer is
 * idempotent and never gives up, so that each record stands in the topic once, at the place that its receipt names.
 */
final class Load implements AutoCloseable {

    private static final int UNBOUNDED = Integer.MAX_VALUE;

    private final SampleRecords samples = new SampleRecords();
    private final ConcurrentLinkedQueue<Receipt> receipts = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final OwnTopic topic;
    private final KafkaProducer<String, String> producer;
    private final Thread thread;
    private volatile boolean ended;
    private volatile @Nullable Exception failure;

    private Load(OwnTopic topic, int records, int perSecond) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", topic.bootstrapServers(), "acks", "all", "linger.ms", 20,
                        "delivery.timeout.ms", UNBOUNDED, "max.block.ms", 300_000, "reconnect.backoff.max.ms", 500),
                new StringSerializer(), new StringSerializer());
        this.thread = Thread.ofPlatform().daemon().name("load").start(() -> run(records, perSecond));
    }

    /** Begins to write so many records a second, until {@link #finish}. */
    static Load begin(OwnTopic topic, int perSecond) {
        return new Load(topic, UNBOUNDED, perSecond);
    }

    /** Writes this many records as fast as it goes, and returns a receipt each. */
    static List<Receipt> all(OwnTopic topic, int records, Duration limit) {
        try (var load = new Load(topic, records, UNBOUNDED)) {
            await(records + " records are written").atMost(limit).until(() -> load.acknowledged() == records);
            return load.finish(limit);
        }
    }

    /** How many records are acknowledged by now. */
    int acknowledged() {
        throwFailure();
        return acknowledged.get();
    }

    /** Writes no more, waits until all that was written is acknowledged, and returns a receipt each. */
    List<Receipt> finish(Duration limit) {
        ended = true;
        await("all records are acknowledged").atMost(limit)
                .until(() -> !thread.isAlive() && acknowledged() == sent.get());
        return List.copyOf(receipts);
    }

    /** Ends at once, whatever is still unacknowledged. */
    @Override
    public void close() {
        ended = true;
        producer.close(Duration.ZERO);
    }

    private void run(int records, int perSecond) {
        try {
            send(records, perSecond);
        } catch (RuntimeException e) {
            failure = e; // or it was closed, and nobody asks
        }
    }

    private void send(int records, int perSecond) {
        long begun = System.nanoTime();
        for (int number = 0; number < records && !ended; number++) {
            long due = begun + number * TimeUnit.SECONDS.toNanos(1) / perSecond;
            LockSupport.parkNanos(due - System.nanoTime());
            send(number);
        }
    }

    private void send(int number) {
        var value = samples.record(number);
        sent.incrementAndGet();
        var record = new ProducerRecord<String, String>(topic.name(), number % topic.partitions(), null, value);
        var _ = producer.send(record, (place, refused) -> {
            if (refused == null) {
                receipts.add(new Receipt(new Position(place.partition(), place.offset()), value));
                acknowledged.incrementAndGet();
            } else {
                failure = refused;
            }
        });
    }

    private void throwFailure() {
        var cause = failure;
        if (cause != null) {
            throw new IllegalStateException("a record was not acknowledged: " + cause.getMessage(), cause);
        }
    }
}
