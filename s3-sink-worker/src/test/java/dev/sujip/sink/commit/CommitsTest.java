package dev.sujip.sink.commit;

import dev.sujip.sink.commit.StartPosition.Wish;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

class CommitsTest {

    private static final TopicPartition PARTITION = new TopicPartition("uploads", 3);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    private long now;
    private final Commits commits = new Commits(consumer, "uploads", () -> now);

    @Test
    void recognisesItsOwnCommits() {
        assertThat(commits.wish(committedBy(commits), "topic-id-1")).isEqualTo(new Wish(OptionalLong.of(42), true));
    }

    @Test
    void sayWhichLeaderWroteTheLastRecord() {
        assertThat(requireNonNull(committedBy(commits)).leaderEpoch()).contains(7);
    }

    @Test
    void takesNoPositionOfATopicThatWasDeleted() {
        assertThat(commits.wish(committedBy(commits), "topic-id-2")).isEqualTo(new Wish(OptionalLong.empty(), false));
    }

    @Test
    void takesAPositionOfAnotherPrefixForAWish() {
        assertThat(new Commits(consumer, "copy", () -> now).wish(committedBy(commits), "topic-id-1"))
                .isEqualTo(new Wish(OptionalLong.of(42), false));
    }

    @Test
    void takesAPositionThatSomebodySetForAWish() {
        assertThat(commits.wish(new OffsetAndMetadata(42), "topic-id-1"))
                .isEqualTo(new Wish(OptionalLong.of(42), false));
    }

    @Test
    void knowsNothingOfAGroupWithoutPosition() {
        assertThat(commits.wish(null, "topic-id-1")).isEqualTo(new Wish(OptionalLong.empty(), false));
    }

    @Test
    void waitsASecondAfterACommitThatFailed() {
        var refusing = new RefusingConsumer();
        refusing.assign(List.of(PARTITION));
        var refused = new Commits(refusing, "uploads", () -> now);
        refused.add(PARTITION, 42, Optional.of(7), "topic-id-1");

        refused.send();
        now = 999;
        refused.send();
        assertThat(refusing.attempts).isEqualTo(1);

        now = 1_000;
        refused.send();
        assertThat(refusing.attempts).isEqualTo(2);
    }

    /** Whose group is always about to share its partitions anew. */
    private static final class RefusingConsumer extends MockConsumer<byte[], byte[]> {

        private int attempts;

        RefusingConsumer() {
            super("none");
        }

        @Override
        public synchronized void commitAsync(Map<TopicPartition, OffsetAndMetadata> offsets,
                OffsetCommitCallback callback) {
            attempts++;
            callback.onComplete(offsets, new RebalanceInProgressException());
        }
    }

    private @Nullable OffsetAndMetadata committedBy(Commits committer) {
        consumer.assign(List.of(PARTITION));
        committer.add(PARTITION, 42, Optional.of(7), "topic-id-1");
        assertThat(committer.sendNow(List.of(PARTITION), Duration.ofSeconds(1))).isTrue();
        return consumer.committed(Set.of(PARTITION)).get(PARTITION);
    }
}
