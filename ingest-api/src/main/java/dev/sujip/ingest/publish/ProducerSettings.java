package dev.sujip.ingest.publish;

import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The producer's configuration: what was configured, and over it what this service promises. */
final class ProducerSettings {

    /** Room for a record's key, headers and framing beside a value that fills the largest body. */
    private static final int OVERHEAD_BYTES = 64 * 1024;

    private static final int BATCH_BYTES = 64 * 1024;
    private static final long LEAST_BUFFER_BYTES = 32 * 1024 * 1024;

    private ProducerSettings() {}

    /**
     * Returns {@code configured} with the service's own settings in it.
     *
     * @param acknowledgementTimeout how long a request waits
     * @param maxRecordBytes         the largest value of a record, in bytes
     * @param maxInFlightBytes       how much is handed to the producer at most
     */
    static Map<String, Object> over(Map<String, Object> configured, Duration acknowledgementTimeout, int maxRecordBytes,
            int maxInFlightBytes) {
        int timeout = Math.toIntExact(acknowledgementTimeout.toMillis());
        var settings = new HashMap<>(configured);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // Records of different requests have no transaction in common, and a transactional producer takes none outside of one.
        settings.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        // An event loop calls send: it must refuse what it cannot take at once, rather than wait for metadata or for buffer space.
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
        // No later than the answer, or records would still be written after a client had repeated them.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
        // Half of it leaves time to try again, at a new leader where the old one has gone silent.
        settings.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout / 2);
        // A batch whose last element is too large must not be noticed after the others are sent: the topic's limit is the one that counts.
        settings.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Math.max(1024 * 1024, maxRecordBytes) + OVERHEAD_BYTES);
        // Half-filled batches and framing take room, too. A buffer that is never full never refuses the second half of an upload.
        settings.putIfAbsent(ProducerConfig.BUFFER_MEMORY_CONFIG,
                Math.max(LEAST_BUFFER_BYTES, 2L * maxInFlightBytes));
        // Waiting for company makes one client slow; where there are many, batches fill while the one before is on its way.
        settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        return settings;
    }
}
