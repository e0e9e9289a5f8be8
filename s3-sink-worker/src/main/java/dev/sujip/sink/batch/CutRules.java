package dev.sujip.sink.batch;

import java.time.Duration;

/**
 * When a batch is full. Any cut is safe; these rules only decide how large objects are and how long records wait.
 *
 * @param maxRecords records of a batch, at least 1
 * @param maxBytes encoded (and compressed) bytes of a batch; it is closed by the first record after which it is known to have them
 * @param maxAge how long after its first record arrived here a batch is closed, whatever it holds
 */
public record CutRules(int maxRecords, long maxBytes, Duration maxAge) {

    boolean full(OpenBatch batch) {
        return batch.count() >= maxRecords || batch.bytes() >= maxBytes;
    }

    boolean aged(OpenBatch batch, long nowMillis) {
        return nowMillis - batch.openedAtMillis() >= maxAge.toMillis();
    }
}
