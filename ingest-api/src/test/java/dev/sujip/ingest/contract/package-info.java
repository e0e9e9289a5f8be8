/** The documents that describe the HTTP contract, held against the running service. */
@NullMarked
package dev.sujip.ingest.contract;

import org.jspecify.annotations.NullMarked;
