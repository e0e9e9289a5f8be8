package dev.sujip.sink.tools.replay;

import dev.sujip.sink.tools.log.AdminTopicLog;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * The consumer group in whose position it is kept how far a replay is. Nobody consumes in it.
 *
 * @param name of the replay
 * @param topic that is written to
 */
record ReplayGroup(Admin admin, String name, String topic) {

    String id() {
        return "sujip-replay-" + name;
    }

    TopicPartition partition() {
        return new TopicPartition(topic, 0);
    }

    /**
     * How far the replay is.
     *
     * @throws KafkaException if Kafka does not answer
     */
    Place reached() {
        var answered = new ListConsumerGroupOffsetsOptions().requireStable(true);
        OffsetAndMetadata position = AdminTopicLog
                .answer(admin.listConsumerGroupOffsets(id(), answered).partitionsToOffsetAndMetadata())
                .get(partition());
        @Nullable
        Place place = position == null ? null : Place.parse(position.metadata());
        return Objects.requireNonNullElse(place, Place.BEGINNING);
    }
}
