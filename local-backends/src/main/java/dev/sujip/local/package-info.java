/** A real Kafka broker and a real S3 endpoint in this JVM, each over a folder: what standalone runs on, and what tests are run against. */
@NullMarked
package dev.sujip.local;

import org.jspecify.annotations.NullMarked;
