package dev.sujip.system;

/**
 * What was promised to a client: that its record stands at this place.
 *
 * @param value of the record, to the letter
 */
record Receipt(Position position, String value) {}
