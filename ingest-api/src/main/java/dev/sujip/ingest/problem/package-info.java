/** What a client is told when an upload was refused or failed: RFC 9457 problem details, and what may have been written. */
@NullMarked
package dev.sujip.ingest.problem;

import org.jspecify.annotations.NullMarked;
