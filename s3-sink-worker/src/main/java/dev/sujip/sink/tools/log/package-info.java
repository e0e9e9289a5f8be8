/** What Kafka says of the topic and of the worker's group. */
@NullMarked
package dev.sujip.sink.tools.log;

import org.jspecify.annotations.NullMarked;
