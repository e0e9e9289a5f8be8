package dev.sujip.sink.tools.replay;

import dev.sujip.sink.tools.archive.StoredRecord;
import org.apache.kafka.common.KafkaException;

import java.util.List;

/** Where records are written to, and where it is kept how many of them are. */
interface Target extends AutoCloseable {

    /**
     * How far an earlier run of the same replay came.
     *
     * @throws KafkaException if Kafka does not answer
     */
    Place reached();

    /**
     * Writes all of these, in their order, and how far that is; or nothing of it all, as far as readers that read only what is committed see.
     *
     * @throws KafkaException if it was not done, or nobody knows; {@link #reached} tells, to a new target
     */
    void write(List<StoredRecord> records, Place reached);

    @Override
    void close();
}
