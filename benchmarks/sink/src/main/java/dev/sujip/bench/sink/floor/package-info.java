/** Programs that do less than the worker, and what they are made of. */
@NullMarked
package dev.sujip.bench.sink.floor;

import org.jspecify.annotations.NullMarked;
