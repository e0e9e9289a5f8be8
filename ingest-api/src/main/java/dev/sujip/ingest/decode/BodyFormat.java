package dev.sujip.ingest.decode;

/** How the records of a body are told apart, and the content type that each of them then has. */
public enum BodyFormat {
    /** One JSON value; the elements of an array are a record each. */
    JSON("application/json"),
    /** One JSON value a line. */
    NDJSON("application/json"),
    /** One CloudEvent in the JSON event format. */
    CLOUD_EVENT("application/cloudevents+json"),
    /** An array of CloudEvents in the JSON event format, each of which is a record as if it had come alone. */
    CLOUD_EVENTS("application/cloudevents+json"),
    /** One record: the body as it is, which has to be UTF-8. */
    TEXT("text/plain"),
    /** One record: the body as it is. */
    BINARY("application/octet-stream");

    private final String recordContentType;

    BodyFormat(String recordContentType) {
        this.recordContentType = recordContentType;
    }

    /** Returns the media type of one record, which is not that of the body where a body holds several. */
    public String recordContentType() {
        return recordContentType;
    }
}
