package dev.sujip.sink.batch;

/** What a chain does to the world around it. None of these may call back into the chain before the chain's own method has returned. */
public interface ChainEffects {

    /** Send this request to the store and bring its answer to the chain, some time later. */
    void request(StoreRequest request);

    /** Read on from {@code position}; records read before this call are not to be given to the chain any more. */
    void seek(long position);

    /** All records below {@code position} are stored, by whomever: the group may begin there. */
    void commit(long position);

    /** This batch is now an object of the store, put there by us. */
    default void stored(SealedBatch batch) {}

    /** Another writer had stored the records from {@code from} up to {@code link.next()} (exclusive) as the object {@code name}. */
    default void adopted(String name, long from, Link link) {}
}
