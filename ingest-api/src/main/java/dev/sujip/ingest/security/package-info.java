/**
 * Says who is calling and which topics they may write, from the request's headers alone, before its body is read. Never blocks: an event
 * loop calls it.
 */
@NullMarked
package dev.sujip.ingest.security;

import org.jspecify.annotations.NullMarked;
