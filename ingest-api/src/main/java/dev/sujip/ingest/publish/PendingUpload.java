package dev.sujip.ingest.publish;

import dev.sujip.ingest.publish.RecordOutcome.Unknown;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Gathers the outcomes of one upload's records until the last is there or time is up, whichever is first. */
final class PendingUpload {

    private final CompletableFuture<List<RecordOutcome>> result = new CompletableFuture<>();
    private final RecordOutcome[] outcomes;
    private final long deadlineNanos;
    private int missing;
    private boolean failureLogged;

    /** @param deadlineNanos when time is up, on the clock of {@link System#nanoTime} */
    PendingUpload(int records, long deadlineNanos) {
        this.deadlineNanos = deadlineNanos;
        outcomes = new RecordOutcome[records];
        missing = records;
        Arrays.fill(outcomes, new Unknown(FailureReason.NOT_ACKNOWLEDGED));
    }

    CompletableFuture<List<RecordOutcome>> result() {
        return result;
    }

    /** Notes the outcome of a record, to be called once a record. */
    void settle(int index, RecordOutcome outcome) {
        synchronized (this) {
            outcomes[index] = outcome;
            if (--missing > 0) {
                return;
            }
        }
        result.complete(Arrays.asList(outcomes));
    }

    /**
     * Completes the upload with what is known where its time is up; what is not known yet stays unknown.
     *
     * @return whether the upload is complete, now or before
     */
    boolean expire(long nowNanos) {
        if (nowNanos - deadlineNanos >= 0 && !result.isDone()) {
            result.complete(known());
        }
        return result.isDone();
    }

    /** Returns true once: a broker's fault hits all records of an upload, and one line in the log says it. */
    synchronized boolean firstFailure() {
        boolean first = !failureLogged;
        failureLogged = true;
        return first;
    }

    private synchronized List<RecordOutcome> known() {
        return List.of(outcomes);
    }
}
