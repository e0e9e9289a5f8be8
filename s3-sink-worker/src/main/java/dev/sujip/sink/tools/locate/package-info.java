/** The command {@code locate}: where a record stands in the store, or why it does not. */
@NullMarked
package dev.sujip.sink.tools.locate;

import org.jspecify.annotations.NullMarked;
