/** Commands of the worker's jar that look at what is stored, and do something with it. */
@NullMarked
package dev.sujip.sink.tools;

import org.jspecify.annotations.NullMarked;
