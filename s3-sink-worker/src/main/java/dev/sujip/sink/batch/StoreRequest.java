package dev.sujip.sink.batch;

/** What a chain asks of the store. A chain has at most one request under way, and wants its answer, or word of its failure. */
public sealed interface StoreRequest {

    /** Name of the object it is about. */
    String name();

    /** Position at which that object begins. */
    long start();

    /** Is there an object of this name, and what does it say of itself? Answered by {@link PartitionChain#found}. */
    record Look(String name, long start) implements StoreRequest {}

    /** Store this batch unless its name is taken. Answered by {@link PartitionChain#stored} or {@link PartitionChain#taken}. */
    record Put(SealedBatch batch) implements StoreRequest {
        @Override
        public String name() {
            return batch.name();
        }

        @Override
        public long start() {
            return batch.start();
        }
    }
}
