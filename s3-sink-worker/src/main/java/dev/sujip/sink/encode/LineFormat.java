package dev.sujip.sink.encode;

import dev.sujip.sink.batch.LogRecord;

/** Writes a record as one line. Not safe for use by two threads at once. */
interface LineFormat {

    /** Adds the record's line, with the line feed that ends it. Never throws because of a record's content. */
    void write(LogRecord record, JsonBytes out);
}
