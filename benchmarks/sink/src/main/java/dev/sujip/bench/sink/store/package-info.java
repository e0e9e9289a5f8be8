/** The S3 server, and what stands in it. */
@NullMarked
package dev.sujip.bench.sink.store;

import org.jspecify.annotations.NullMarked;
