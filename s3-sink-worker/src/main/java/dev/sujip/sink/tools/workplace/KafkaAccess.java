package dev.sujip.sink.tools.workplace;

import java.util.Map;
import java.util.function.Supplier;

/**
 * The settings of clients that talk to the worker's Kafka, with its security.
 *
 * @param admin of an admin client
 * @param producer of a producer
 */
public record KafkaAccess(Supplier<Map<String, Object>> admin, Supplier<Map<String, Object>> producer) {}
