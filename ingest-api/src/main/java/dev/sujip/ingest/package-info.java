/** The HTTP door: takes records over HTTP and answers once Kafka has acknowledged them. */
@NullMarked
package dev.sujip.ingest;

import org.jspecify.annotations.NullMarked;
