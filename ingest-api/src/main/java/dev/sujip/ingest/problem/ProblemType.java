package dev.sujip.ingest.problem;

/** The catalogue of problems: each with its status, its name (which clients may rely on) and its title. */
public enum ProblemType {
    EMPTY_BODY(400, "empty-body", "The body is empty"),
    MALFORMED_BODY(400, "malformed-body", "The body is malformed"),
    INVALID_HEADER(400, "invalid-header", "A request header is invalid"),
    MALFORMED_REQUEST(400, "malformed-request", "The request is not HTTP"),
    UNAUTHENTICATED(401, "unauthenticated", "It is not known who is calling"),
    FORBIDDEN(403, "forbidden", "The caller may not do this"),
    NOT_FOUND(404, "not-found", "There is nothing at this path"),
    TOPIC_NOT_ALLOWED(404, "topic-not-allowed", "The topic is not one to write to"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "The method is not allowed"),
    SLOW_SENDER(408, "slow-sender", "The request took too long to arrive"),
    BODY_TOO_LARGE(413, "body-too-large", "The body is too large"),
    TOO_MANY_RECORDS(413, "too-many-records", "The body holds too many records"),
    RECORD_TOO_LARGE(413, "record-too-large", "A record is too large for Kafka"),
    URI_TOO_LONG(414, "uri-too-long", "The request line is too long"),
    UNSUPPORTED_CONTENT(415, "unsupported-content", "The content type is not supported"),
    UNSUPPORTED_ENCODING(415, "unsupported-encoding", "The content encoding is not supported"),
    REFUSED_BODY(422, "refused-body", "The body is well-formed but refused"),
    REFUSED_RECORD(422, "refused-record", "Kafka refused a record"),
    TOO_MANY_REQUESTS(429, "too-many-requests", "The caller makes too many requests"),
    HEADERS_TOO_LARGE(431, "headers-too-large", "The request's headers are too large"),
    INTERNAL(500, "internal", "Something went wrong here"),
    NOT_AUTHORIZED_BY_KAFKA(500, "not-authorized-by-kafka", "Kafka does not let this service write"),
    OVERLOADED(503, "overloaded", "The service is full"),
    KAFKA_UNAVAILABLE(503, "kafka-unavailable", "Kafka cannot take records now"),
    IDENTITY_PROVIDER_UNAVAILABLE(503, "identity-provider-unavailable", "Who is calling cannot be checked now"),
    TOO_MANY_CONNECTIONS(503, "too-many-connections", "There are too many connections"),
    NOT_ACKNOWLEDGED(504, "not-acknowledged", "Kafka did not acknowledge in time");

    private final int status;
    private final String slug;
    private final String title;

    ProblemType(int status, String slug, String title) {
        this.status = status;
        this.slug = slug;
        this.title = title;
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Returns the name, which clients may rely on. */
    public String slug() {
        return slug;
    }

    /** Returns the URI that identifies this type, which is not meant to be followed. */
    public String uri() {
        return "urn:sujip:problem:" + slug;
    }

    /** Returns what people are shown, the same for each problem of this type. */
    public String title() {
        return title;
    }
}
