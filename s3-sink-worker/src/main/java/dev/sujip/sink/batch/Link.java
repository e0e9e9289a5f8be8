package dev.sujip.sink.batch;

/**
 * What an object that is already stored says of itself.
 *
 * @param next the position at which the object after it begins
 * @param sha256 of its content, lower-case hex
 */
public record Link(long next, String sha256) {

    boolean holds(SealedBatch batch) {
        return next == batch.next() && sha256.equals(batch.sha256());
    }
}
