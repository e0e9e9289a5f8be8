/** The command {@code reset}: moves the worker's group while no worker runs. */
@NullMarked
package dev.sujip.sink.tools.reset;

import org.jspecify.annotations.NullMarked;
