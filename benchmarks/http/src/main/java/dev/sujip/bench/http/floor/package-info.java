/** Programs that are started beside ingest-api: the broker, and the floors that it is held against. */
@NullMarked
package dev.sujip.bench.http.floor;

import org.jspecify.annotations.NullMarked;
