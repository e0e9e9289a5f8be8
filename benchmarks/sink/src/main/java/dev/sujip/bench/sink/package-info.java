/** Drains a topic into a store with the worker and with less than it, and compares. */
@NullMarked
package dev.sujip.bench.sink;

import org.jspecify.annotations.NullMarked;
