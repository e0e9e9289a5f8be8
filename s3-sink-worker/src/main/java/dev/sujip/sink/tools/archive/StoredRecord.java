package dev.sujip.sink.tools.archive;

import dev.sujip.sink.batch.LogRecord;

/**
 * A record as its line gives it back.
 *
 * @param quotesUncertain whether the value may have been the text inside the quotes: where a content type says JSON, a JSON string and
 *     text that is not JSON leave the same line. It is then taken for JSON, as it is unless its sender was wrong
 */
public record StoredRecord(int partition, LogRecord record, boolean quotesUncertain) {}
