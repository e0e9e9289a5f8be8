package dev.sujip.ingest.security;

/**
 * A key that opens the door.
 *
 * @param line   of the file where it stands, from 1
 * @param hash   of the key
 * @param caller who holds it
 */
record ApiKey(
        int line,
        KeyHash hash,
        Caller caller) {}
