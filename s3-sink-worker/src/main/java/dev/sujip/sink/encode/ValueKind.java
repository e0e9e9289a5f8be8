package dev.sujip.sink.encode;

/** What a record's value is, as far as a line of JSON is concerned. */
enum ValueKind {

    /** One JSON value on one line. */
    JSON,
    /** One JSON value with line breaks between its tokens. */
    JSON_LINES,
    /** Text in UTF-8. */
    TEXT,
    /** Anything else. */
    BINARY
}
