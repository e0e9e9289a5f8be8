package dev.sujip.bench.http.floor;

import dev.sujip.bench.http.workload.SampleRecords;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One thread that sends as fast as the producer takes it, in the manner of Kafka's own producer performance test, which cannot run for a
 * time instead of a number of records and would bring the broker's tools.
 *
 * <p>Says {@code ready}; then for each line of its input, a number of milliseconds, sends for so long, waits for all acknowledgements,
 * and says a line of figures.
 */
public final class ProducerLoop {

    private static final int DIFFERENT_RECORDS = 100;

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final byte[][] values = SampleRecords.of(DIFFERENT_RECORDS).stream().map(record -> record.getBytes(UTF_8))
            .toArray(byte[][]::new);

    private ProducerLoop(Producer<byte[], byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    /** Arguments: topic, then the producer's settings as {@code key=value}. */
    public static void main(String[] arguments) throws IOException {
        var topic = arguments[0];
        var settings = Arrays.asList(arguments).subList(1, arguments.length);
        try (var producer = ProducerArguments.open(settings, topic);
                var in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            var loop = new ProducerLoop(producer, topic);
            System.out.println("ready");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(loop.run(TimeUnit.MILLISECONDS.toNanos(Long.parseLong(line))));
            }
        }
    }

    private String run(long nanos) {
        var acknowledgements = new Acknowledgements();
        long begin = System.nanoTime();
        for (int i = 0; System.nanoTime() - begin < nanos; i++) {
            var _ = producer.send(new ProducerRecord<>(topic, values[i % values.length]), acknowledgements.next());
        }
        producer.flush();
        return acknowledgements.figures(System.nanoTime() - begin);
    }

    /** The producer calls back in one thread, and flush has waited for it before anything is read. */
    private static final class Acknowledgements {

        private final LatencyHistogram latencies = new LatencyHistogram();
        private long failed;

        Callback next() {
            long sentAt = System.nanoTime();
            return (_, failure) -> {
                if (failure == null) {
                    latencies.add((System.nanoTime() - sentAt) / 1_000);
                } else {
                    failed++;
                }
            };
        }

        String figures(long nanos) {
            return "figures requests=%d duration_us=%d p50_us=%d p99_us=%d max_us=%d failed=%d".formatted(
                    latencies.count() + failed, nanos / 1_000, latencies.percentile(0.50), latencies.percentile(0.99),
                    latencies.max(), failed);
        }
    }
}
