package dev.sujip.sink.batch;

/**
 * A partition of one life of a topic: a topic that is deleted and made again has the same name but another id.
 *
 * @param topicId Kafka's id of the topic, 22 characters of URL-safe base64
 */
public record LogPartition(String topic, String topicId, int partition) {

    private static final int SHORT_ID_LENGTH = 8;

    /** The part of the topic id that stands in object names. */
    public String shortTopicId() {
        return topicId.substring(0, SHORT_ID_LENGTH);
    }

    @Override
    public String toString() {
        return topic + "-" + partition;
    }
}
