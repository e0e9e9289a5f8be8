package dev.sujip.sink.tools.archive;

/**
 * An object of a chain, as far as a listing tells.
 *
 * @param start position where it begins
 * @param bytes as stored
 */
public record StoredObject(String name, long start, long bytes) {}
