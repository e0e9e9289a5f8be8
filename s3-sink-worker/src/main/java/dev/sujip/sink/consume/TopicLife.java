package dev.sujip.sink.consume;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Collection;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Notices, while it is being read, that the topic was deleted and made again. Where the new one has already outgrown the old one's positions
 * reading just goes on, in another log, and nothing else would tell.
 */
final class TopicLife {

    private static final Logger log = LoggerFactory.getLogger(TopicLife.class);
    private static final long EVERY_MILLIS = 10_000;

    private final Supplier<String> topicId;
    private final StoreCalls calls;
    private final LongSupplier clockMillis;
    private long askAt;
    private String lastAnswer = "";

    /** @param topicId asks for the id of the topic's present life; may take long, and fail */
    TopicLife(Supplier<String> topicId, StoreCalls calls, LongSupplier clockMillis) {
        this.topicId = topicId;
        this.calls = calls;
        this.clockMillis = clockMillis;
    }

    /** Asks if it is time to; never waits. Lanes that read another life of the topic begin anew when the answer is there. */
    void check(Collection<Lane> lanes) {
        long now = clockMillis.getAsLong();
        if (now >= askAt) {
            askAt = now + EVERY_MILLIS;
            calls.make(topicId, id -> compare(id, lanes),
                    failure -> log.warn("topic id unknown cause={}", failure.toString()));
        }
    }

    /** A broker may not have heard yet of the topic's present life, so an answer counts when it is given twice. */
    private void compare(String id, Collection<Lane> lanes) {
        if (!id.equals(lastAnswer)) {
            lastAnswer = id;
            return;
        }
        for (Lane lane : lanes) {
            if (lane.chain() != null && !lane.readsTopic(id)) {
                log.warn("made again partition={} topic-id={}", lane.partition(), id);
                lane.overtaken(id);
            }
        }
    }
}
