package dev.sujip.ingest.publish;

import dev.sujip.ingest.publish.OutcomeMetrics.TopicMetrics;
import dev.sujip.ingest.publish.RecordOutcome.Failed;
import dev.sujip.ingest.publish.RecordOutcome.Unknown;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Gathers the outcomes of one upload's records. It ends twice: its result is complete when the last outcome is there or time is up,
 * whichever is first; it is gone when the last outcome is there.
 */
final class PendingUpload {

    /** A producer that keeps its promise has settled every record after one time-out; a blocked one after two. */
    private static final int TIMEOUTS_UNTIL_OVERDUE = 3;
    /** By then the overdue producer has been closed, which makes it give up what it holds; if it lives. */
    private static final int TIMEOUTS_UNTIL_ABANDONED = 4;

    private final CompletableFuture<List<RecordOutcome>> result = new CompletableFuture<>();
    private final String topic;
    private final RecordSender sender;
    private final TopicMetrics metrics;
    private final long startNanos;
    private final @Nullable RecordOutcome[] outcomes;
    private @Nullable Runnable whenGone;
    private int missing;
    private boolean refusedWhole;

    /**
     * Notes what is to be known of {@code upload}; not the upload itself, whose body would stay in memory until somebody looks here.
     *
     * @param startNanos when sending began, on the clock of {@link System#nanoTime}
     */
    PendingUpload(Upload upload, RecordSender sender, TopicMetrics metrics, long startNanos) {
        topic = upload.topic();
        whenGone = upload.whenGone();
        this.sender = sender;
        this.metrics = metrics;
        this.startNanos = startNanos;
        missing = upload.records().count();
        outcomes = new RecordOutcome[missing];
    }

    CompletableFuture<List<RecordOutcome>> result() {
        return result;
    }

    String topic() {
        return topic;
    }

    RecordSender sender() {
        return sender;
    }

    /** Notes the outcome of a record. The first word on it counts: a producer that breaks may both refuse a record and fail it. */
    void settle(int index, RecordOutcome outcome) {
        boolean last;
        synchronized (this) {
            if (outcomes[index] != null) {
                return;
            }
            outcomes[index] = outcome;
            last = --missing == 0;
        }
        metrics.count(outcome);
        if (last) {
            end();
        }
    }

    /** Notes that the records from {@code first} on were never handed over. */
    void refuseFrom(int first, Failed outcome) {
        refusedWhole = first == 0;
        settleFrom(first, outcome);
    }

    /**
     * Completes the result with what is known where its time is up, tells of the producer where it is overdue, and in the end stops
     * waiting for it.
     *
     * @return whether the upload is gone, now or before
     */
    boolean expire(long nowNanos, long timeoutNanos) {
        long age = nowNanos - startNanos;
        if (age >= timeoutNanos && !result.isDone()) {
            result.complete(known());
        }
        if (isGone()) {
            return true;
        }
        if (age >= TIMEOUTS_UNTIL_OVERDUE * timeoutNanos) {
            sender.heed(new Overdue());
        }
        if (age >= TIMEOUTS_UNTIL_ABANDONED * timeoutNanos) {
            settleFrom(0, new Unknown(FailureReason.NOT_ACKNOWLEDGED));
        }
        return isGone();
    }

    synchronized boolean isGone() {
        return missing == 0;
    }

    private void settleFrom(int first, RecordOutcome outcome) {
        for (int i = first; i < outcomes.length; i++) {
            settle(i, outcome);
        }
    }

    /** What was refused whole would only make acknowledgements look fast. */
    private void end() {
        if (!refusedWhole) {
            metrics.acknowledged(System.nanoTime() - startNanos);
        }
        try {
            runHook();
        } finally {
            result.complete(known());
        }
    }

    private void runHook() {
        var hook = whenGone;
        whenGone = null;
        if (hook != null) {
            hook.run();
        }
    }

    private synchronized List<RecordOutcome> known() {
        var known = new ArrayList<RecordOutcome>(outcomes.length);
        for (var each : outcomes) {
            known.add(each == null ? new Unknown(FailureReason.NOT_ACKNOWLEDGED) : each);
        }
        return known;
    }

    /** The producer has let far more than its delivery time-out pass without a word. */
    static final class Overdue extends TimeoutException {

        private static final long serialVersionUID = 1L;

        Overdue() {
            super("no word on a record for " + TIMEOUTS_UNTIL_OVERDUE + " times the acknowledgement time-out");
        }
    }
}
