package dev.sujip.sink.consume;

import dev.sujip.sink.store.SinkRefusal;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What the broker says of the topic itself. */
final class SourceTopic {

    private final Admin admin;
    private final String name;
    private final Duration timeout;

    SourceTopic(Admin admin, String name, Duration timeout) {
        this.admin = admin;
        this.name = name;
        this.timeout = timeout;
    }

    String name() {
        return name;
    }

    /**
     * The id of the topic's present life.
     *
     * @throws SinkRefusal if the broker gives topics no ids, so that one life could not be told from the next
     * @throws KafkaException if there is no such topic, or the broker does not answer
     */
    String id() {
        KafkaFuture<TopicDescription> description = Objects
                .requireNonNull(admin.describeTopics(List.of(name)).topicNameValues().get(name));
        Uuid id = answer(description).topicId();
        if (id.equals(Uuid.ZERO_UUID)) {
            throw new SinkRefusal("the broker gives topic " + name
                    + " no id, so a topic that is deleted and made again could not be told "
                    + "from its former self: a broker of Kafka 2.8 or later is needed");
        }
        return id.toString();
    }

    /**
     * Whether compaction may remove single records from it.
     *
     * @throws KafkaException if there is no such topic, or the broker does not answer, or will not tell
     */
    boolean compacted() {
        return config(TopicConfig.CLEANUP_POLICY_CONFIG).contains(TopicConfig.CLEANUP_POLICY_COMPACT);
    }

    /**
     * How long a record is kept, by its timestamp, in milliseconds; null for ever.
     *
     * @throws KafkaException if there is no such topic, or the broker does not answer, or will not tell
     */
    @Nullable
    Long retentionMillis() {
        long millis = Long.parseLong(config(TopicConfig.RETENTION_MS_CONFIG));
        boolean deletes = config(TopicConfig.CLEANUP_POLICY_CONFIG).contains(TopicConfig.CLEANUP_POLICY_DELETE);
        return deletes && millis >= 0 ? millis : null;
    }

    private String config(String setting) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        KafkaFuture<Config> config = Objects
                .requireNonNull(admin.describeConfigs(List.of(resource)).values().get(resource));
        return Objects.requireNonNull(answer(config).get(setting)).value();
    }

    private <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException(
                    "no answer about topic " + name + " within " + timeout, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new org.apache.kafka.common.errors.InterruptException(e);
        }
    }
}
