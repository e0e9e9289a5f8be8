/** A broker of its own, and what is asked of it. */
@NullMarked
package dev.sujip.bench.broker;

import org.jspecify.annotations.NullMarked;
