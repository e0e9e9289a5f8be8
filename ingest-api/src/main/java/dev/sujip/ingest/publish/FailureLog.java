package dev.sujip.ingest.publish;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Logs the failures that no other signal explains, one a second at most, since what breaks a producer fails all it holds. */
final class FailureLog {

    private static final Logger log = LoggerFactory.getLogger(KafkaRecordPublisher.class);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final AtomicLong nextAt = new AtomicLong(System.nanoTime());
    private final AtomicLong unsaid = new AtomicLong();

    /** Logs the failure of a record, or counts it for the next line. */
    void note(String topic, Exception cause) {
        long now = System.nanoTime();
        long due = nextAt.get();
        if (now - due >= 0 && nextAt.compareAndSet(due, now + PAUSE_NANOS)) {
            log.warn("publish=failed topic={} records_not_logged_before={}", topic, unsaid.getAndSet(0), cause);
        } else {
            unsaid.incrementAndGet();
        }
    }
}
