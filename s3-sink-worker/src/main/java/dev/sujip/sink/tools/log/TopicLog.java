package dev.sujip.sink.tools.log;

import org.apache.kafka.common.KafkaException;

import java.util.Map;

/** The topic as Kafka has it now, and where the worker's group stands in it. */
public interface TopicLog {

    /**
     * The state of each partition.
     *
     * @throws KafkaException if there is no such topic, or Kafka does not answer
     */
    TopicState state();

    /**
     * Where each partition ends: the offset of the next record.
     *
     * @throws KafkaException if there is no such topic, or Kafka does not answer
     */
    Map<Integer, Long> ends();
}
