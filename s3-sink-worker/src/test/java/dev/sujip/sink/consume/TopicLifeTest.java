package dev.sujip.sink.consume;

import dev.sujip.sink.batch.Backoff;
import dev.sujip.sink.batch.ChainEffects;
import dev.sujip.sink.batch.CutRules;
import dev.sujip.sink.batch.Layout;
import dev.sujip.sink.batch.LogPartition;
import dev.sujip.sink.batch.ObjectNaming;
import dev.sujip.sink.batch.OffsetsEncoder;
import dev.sujip.sink.batch.PartitionChain;
import dev.sujip.sink.batch.StoreRequest;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;

class TopicLifeTest {

    private static final String OLD = "Zk3x9AqTQ0yVb1n2m3o4pw";
    private static final String NEW = "AAAAAAAAAAAAAAAAAAAAAA";

    private final AtomicLong now = new AtomicLong();
    private final StoreCalls calls = new StoreCalls();
    private final Lane lane = new Lane(new TopicPartition("uploads", 0));
    private volatile String answer = OLD;
    private final TopicLife life = new TopicLife(() -> answer, calls, now::get);

    TopicLifeTest() {
        var partition = new LogPartition("uploads", OLD, 0);
        lane.placed(OLD, new PartitionChain(partition, 0,
                new ObjectNaming("uploads", Layout.BY_OFFSET, "txt", partition),
                new CutRules(10, 1_000, Duration.ofMinutes(1)), new Backoff(Duration.ofMillis(1), Duration.ofMillis(1)),
                _ -> new OffsetsEncoder(), new NoEffects(), now::get));
    }

    @AfterEach
    void close() {
        calls.close();
    }

    @Test
    void leavesALaneAloneAsLongAsTheTopicIsTheSame() throws InterruptedException {
        ask(OLD);
        ask(OLD);
        assertThat(lane.chain()).isNotNull();
    }

    @Test
    void letsALaneBeginAnewWhenTwoAnswersAgreeOnAnotherLife() throws InterruptedException {
        ask(OLD);
        ask(NEW);
        assertThat(lane.chain()).isNotNull();
        ask(NEW);
        assertThat(lane.chain()).isNull();
        assertThat(lane.needsPlacing(now.get())).isTrue();
    }

    @Test
    void doesNotBelieveOneAnswerAlone() throws InterruptedException {
        ask(NEW);
        ask(OLD);
        ask(NEW);
        assertThat(lane.chain()).isNotNull();
    }

    private void ask(String id) throws InterruptedException {
        answer = id;
        now.addAndGet(10_000);
        life.check(List.of(lane));
        while (calls.anyOutstanding()) {
            calls.await(Duration.ofSeconds(1));
        }
    }

    private static final class NoEffects implements ChainEffects {

        @Override
        public void request(StoreRequest request) {}

        @Override
        public void seek(long position) {}

        @Override
        public void commit(long position) {}
    }
}
