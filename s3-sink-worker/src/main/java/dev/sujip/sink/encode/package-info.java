/** Turns the records of a batch into the bytes of an object: what a line looks like, and how the lines are compressed. */
@NullMarked
package dev.sujip.sink.encode;

import org.jspecify.annotations.NullMarked;
