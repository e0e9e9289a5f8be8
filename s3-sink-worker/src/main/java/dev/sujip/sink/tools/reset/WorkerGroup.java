package dev.sujip.sink.tools.reset;

import dev.sujip.sink.commit.CommitMark;
import dev.sujip.sink.store.SinkRefusal;
import dev.sujip.sink.tools.log.AdminTopicLog;
import dev.sujip.sink.tools.reset.Plan.Move;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownMemberIdException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The group of the workers, seen from outside. */
record WorkerGroup(Admin admin, String group) {

    /**
     * Returns if no worker runs.
     *
     * @throws SinkRefusal if one does; the message names all
     * @throws KafkaException if Kafka does not answer
     */
    void requireEmpty() {
        String members = members();
        if (!members.isEmpty()) {
            throw new SinkRefusal(
                    "group %s has members: %s; stop them first, and wait for their session time-out if they were killed"
                            .formatted(group, members));
        }
    }

    private String members() {
        try {
            ConsumerGroupDescription description = Objects.requireNonNull(
                    AdminTopicLog.answer(admin.describeConsumerGroups(List.of(group)).all()).get(group));
            return description.members().stream()
                    .map(member -> "%s at %s".formatted(member.clientId(), member.host()))
                    .sorted().collect(Collectors.joining(", "));
        } catch (GroupIdNotFoundException e) {
            return "";
        }
    }

    /**
     * Moves the group as a worker of this chain would commit.
     *
     * @throws SinkRefusal if a worker joined meanwhile; then nothing was moved
     * @throws KafkaException if Kafka does not answer; some partitions may have been moved
     */
    void move(String topic, CommitMark mark, List<Move> moves) {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        moves.forEach(move -> positions.put(new TopicPartition(topic, move.partition()),
                new OffsetAndMetadata(move.to(), mark.text())));
        try {
            AdminTopicLog.answer(admin.alterConsumerGroupOffsets(group, positions).all());
        } catch (UnknownMemberIdException | GroupNotEmptyException e) {
            throw new SinkRefusal("a worker joined group " + group + " meanwhile: nothing was moved; stop it first", e);
        }
    }
}
