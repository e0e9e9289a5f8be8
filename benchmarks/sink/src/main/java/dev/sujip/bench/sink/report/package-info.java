/** What is printed. */
@NullMarked
package dev.sujip.bench.sink.report;

import org.jspecify.annotations.NullMarked;
