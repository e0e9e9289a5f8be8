/**
 * The heart of the sink, in plain Java: records gathered into batches, batches into a chain of objects for each partition. No Kafka,
 * no store and no clock of its own, so that a simulation can run it through any history.
 */
@NullMarked
package dev.sujip.sink.batch;

import org.jspecify.annotations.NullMarked;
