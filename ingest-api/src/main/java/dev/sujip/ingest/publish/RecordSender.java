package dev.sujip.ingest.publish;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The one thing that publishing needs of a Kafka producer. */
@FunctionalInterface
interface RecordSender {

    /**
     * Takes over one record, or refuses it, without blocking. It refuses by throwing or by calling {@code callback} before it returns, on
     * the thread of the caller; then the record is nowhere, and what {@code callback} may be told later means nothing. Otherwise
     * {@code callback} is called later, on another thread.
     */
    void send(ProducerRecord<byte[], byte[]> message, Callback callback);

    /** Hears why a record failed, or is overdue, since that may say of the producer itself that it is of no use any longer. */
    default void heed(Exception failure) {}
}
