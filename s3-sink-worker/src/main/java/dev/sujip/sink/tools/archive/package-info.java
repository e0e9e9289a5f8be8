/** What stands in the store, read back: names, metadata and lines. Knows neither Kafka nor S3. */
@NullMarked
package dev.sujip.sink.tools.archive;

import org.jspecify.annotations.NullMarked;
