package dev.sujip.sink.consume;

import dev.sujip.sink.store.PrefixManifest;
import dev.sujip.sink.store.SinkRefusal;
import dev.sujip.sink.store.StoreException;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What must be true before the first record is read: the store keeps two writers apart, the prefix is written the way it always was, and
 * the topic is there. A store or broker that is not there yet is waited for.
 */
final class Prologue {

    private static final Logger log = LoggerFactory.getLogger(Prologue.class);
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final PrefixManifest manifest;
    private final boolean acceptAtLeastOnce;
    private final boolean needsStableFirstRecords;

    Prologue(PrefixManifest manifest, boolean acceptAtLeastOnce, boolean needsStableFirstRecords) {
        this.manifest = manifest;
        this.acceptAtLeastOnce = acceptAtLeastOnce;
        this.needsStableFirstRecords = needsStableFirstRecords;
    }

    /**
     * Returns when all is well, or when {@code stop} was called.
     *
     * @throws SinkRefusal if the worker must not run like this
     */
    void await(SourceTopic topic, CountDownLatch stop) throws InterruptedException {
        until(stop, "store", this::checkStore);
        until(stop, "topic " + topic.name(), () -> checkTopic(topic));
    }

    private void checkStore() {
        manifest.agree().ifPresent(fault -> {
            if (!acceptAtLeastOnce) {
                throw new SinkRefusal(
                        fault + ". So it cannot keep two writers apart: use a store that does (docs/stores.md), "
                                + "or accept duplicates with sink.store.accept-at-least-once=true");
            }
            log.warn("at-least-once: {}", fault);
        });
    }

    private void checkTopic(SourceTopic topic) {
        if (needsStableFirstRecords && topic.compacted()) {
            throw new SinkRefusal("topic " + topic.name()
                    + " is compacted (cleanup.policy), and the layouts by-hour and by-day take an "
                    + "object's folder from its first record, which compaction may remove: set sink.objects.layout=by-offset");
        }
        topic.id();
    }

    private static void until(CountDownLatch stop, String what, Runnable check) throws InterruptedException {
        while (stop.getCount() > 0) {
            try {
                check.run();
                return;
            } catch (StoreException | KafkaException e) {
                log.warn("waiting for {} cause={}", what, e.toString());
            }
            if (stop.await(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }
}
