/** Systems that drain a topic, and what is measured of them. */
@NullMarked
package dev.sujip.bench.sink.measure;

import org.jspecify.annotations.NullMarked;
