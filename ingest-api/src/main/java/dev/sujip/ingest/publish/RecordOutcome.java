package dev.sujip.ingest.publish;

/** What became of one record. */
public sealed interface RecordOutcome {

    /**
     * All in-sync replicas have it.
     *
     * @param offset its place in the partition, which no other record ever has
     */
    record Written(
            String topic,
            int partition,
            long offset) implements RecordOutcome {}

    /** It failed, in one of two ways. */
    sealed interface Failed extends RecordOutcome {

        /** Returns why. */
        FailureReason reason();
    }

    /** It is certain that Kafka does not have it and will not. */
    record NotWritten(FailureReason reason) implements Failed {}

    /** It was handed over, and Kafka may or may not have it. */
    record Unknown(FailureReason reason) implements Failed {}
}
