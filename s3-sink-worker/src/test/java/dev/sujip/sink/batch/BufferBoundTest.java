package dev.sujip.sink.batch;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class BufferBoundTest {

    private final PartitionChain small = chain(0, 2);
    private final PartitionChain large = chain(1, 10);
    private final PartitionChain middle = chain(2, 6);

    @Test
    void isReachedWhenThatMuchIsHeld() {
        assertThat(new BufferBound(1_000).reached(999)).isFalse();
        assertThat(new BufferBound(1_000).reached(1_000)).isTrue();
    }

    @Test
    void cutsTheLargestUntilHalfIsOnItsWay() {
        List<PartitionChain> chains = List.of(small, large, middle);

        new BufferBound(30).cutLargest(chains);

        assertThat(large.openBytes()).isZero();
        assertThat(middle.openBytes()).isEqualTo(12);
        assertThat(small.openBytes()).isEqualTo(4);
        assertThat(chains.stream().mapToLong(PartitionChain::bufferedBytes).sum()).isEqualTo(36);
    }

    private static PartitionChain chain(int number, int records) {
        var partition = new LogPartition("uploads", "Zk3x9AqTQ0yVb1n2m3o4pw", number);
        var chain = new PartitionChain(partition, 0, new ObjectNaming("uploads", Layout.BY_OFFSET, "txt", partition),
                new CutRules(100, 1_000, Duration.ofMinutes(1)),
                new Backoff(Duration.ofMillis(1), Duration.ofMillis(1)),
                _ -> new OffsetsEncoder(), new Recorder(), () -> 0);
        IntStream.range(0, records)
                .forEach(i -> chain.add(new LogRecord(i, 0, null, List.of(), null)));
        return chain;
    }
}
