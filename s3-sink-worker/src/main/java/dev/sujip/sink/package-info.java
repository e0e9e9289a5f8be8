/** The sink: lays the records of a topic down in objects of an S3-compatible store, each record once. */
@NullMarked
package dev.sujip.sink;

import org.jspecify.annotations.NullMarked;
