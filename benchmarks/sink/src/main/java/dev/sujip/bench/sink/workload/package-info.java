/** What is drained, and how it is laid down. */
@NullMarked
package dev.sujip.bench.sink.workload;

import org.jspecify.annotations.NullMarked;
