/** From the bytes of a body to the records in it. Pure functions: no Spring, no Reactor, no Kafka. */
@NullMarked
package dev.sujip.ingest.decode;

import org.jspecify.annotations.NullMarked;
