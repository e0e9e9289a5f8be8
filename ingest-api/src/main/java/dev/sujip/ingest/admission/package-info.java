/** Decides whether there is room for a request: by bytes in flight, and by its caller's rate. */
@NullMarked
package dev.sujip.ingest.admission;

import org.jspecify.annotations.NullMarked;
