package dev.sujip.ingest.decode;

/** Memory that is shared with other requests, and asked for before it is used. */
@FunctionalInterface
public interface ByteBudget {

    /**
     * Returns whether {@code more} bytes may be held in addition to those that were granted before; they are granted if so, and only
     * the owner of the budget takes them back.
     *
     * @param more above 0
     */
    boolean take(int more);
}
