/** Measures ingest-api beside two floors: what is asked for on the command line, and the order in which it is done. */
@NullMarked
package dev.sujip.bench.http;

import org.jspecify.annotations.NullMarked;
