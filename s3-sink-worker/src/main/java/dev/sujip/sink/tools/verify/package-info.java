/** The command {@code verify}: proves that the chains are whole, or names what is wrong. */
@NullMarked
package dev.sujip.sink.tools.verify;

import org.jspecify.annotations.NullMarked;
