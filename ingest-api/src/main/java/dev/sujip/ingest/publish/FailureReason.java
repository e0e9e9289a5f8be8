package dev.sujip.ingest.publish;

/** Why a record was not acknowledged. */
public enum FailureReason {
    /** Kafka has not been reached, or not since this process started. */
    KAFKA_AWAY,
    /** More is waiting for Kafka than the producer's buffer holds. */
    BUFFER_FULL,
    /** Kafka answers, but has no such topic. */
    UNKNOWN_TOPIC,
    /** Kafka does not let this service write. */
    NOT_AUTHORIZED,
    /** The record is larger than the producer or the topic takes. */
    TOO_LARGE,
    /** Kafka refuses the record itself, for example one without a key in a compacted topic. */
    REFUSED,
    /** Kafka refuses another record that the producer had put into the same batch. */
    BATCH_REFUSED,
    /** Too few replicas are in sync. */
    NOT_ENOUGH_REPLICAS,
    /** No acknowledgement came in time. */
    NOT_ACKNOWLEDGED,
    /** Anything else; the log says more. */
    FAILED
}
