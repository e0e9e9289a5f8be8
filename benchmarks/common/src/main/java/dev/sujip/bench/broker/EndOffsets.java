package dev.sujip.bench.broker;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.toMap;

/** How many records a topic has taken since it was made, asked of the broker. */
public final class EndOffsets implements AutoCloseable {

    private static final Duration QUIET = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Admin admin;
    private final Map<TopicPartition, OffsetSpec> partitions;

    /** Asks the broker that is reached there. */
    public EndOffsets(String bootstrapServers, String topic, int partitions) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.partitions = IntStream.range(0, partitions).boxed()
                .collect(toMap(partition -> new TopicPartition(topic, partition), _ -> OffsetSpec.latest()));
    }

    /** Returns the sum over all partitions. */
    public long sum() throws InterruptedException {
        try {
            return admin.listOffsets(partitions).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset).sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not tell the topic's end offsets: " + e.getMessage(), e);
        }
    }

    /** Returns the sum once it no longer grows and has reached {@code atLeast}, or after ten seconds. */
    public long settled(long atLeast) throws InterruptedException {
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        long before = sum();
        while (true) {
            Thread.sleep(QUIET);
            long now = sum();
            if ((now == before && now >= atLeast) || System.nanoTime() - giveUpAt > 0) {
                return now;
            }
            before = now;
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
