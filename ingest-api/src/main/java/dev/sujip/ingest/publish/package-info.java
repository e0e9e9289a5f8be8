/** Hands records to Kafka and says, for each, what became of it. Plain Java futures; Kafka types stay inside. */
@NullMarked
package dev.sujip.ingest.publish;

import org.jspecify.annotations.NullMarked;
