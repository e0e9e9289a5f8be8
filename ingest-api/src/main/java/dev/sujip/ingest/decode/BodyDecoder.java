package dev.sujip.ingest.decode;

import dev.sujip.ingest.decode.DecodeException.Reason;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

import java.util.Map;

/** Finds the records in a body, and refuses a body that is not wholly valid. Safe for use by many threads. */
public final class BodyDecoder {

    private static final String UNKNOWN_DATA = "application/octet-stream";

    private final DecodeLimits limits;
    private final JsonBody json;
    private final NdjsonBody ndjson;
    private final JsonBody event;
    private final JsonBody events;
    private final JsonBody data;

    /**
     * @param keyPointer the JSON Pointer to what gives a JSON record's key, null or empty for none
     * @throws IllegalArgumentException if {@code keyPointer} does not begin with a slash
     */
    public BodyDecoder(DecodeLimits limits, @Nullable String keyPointer) {
        this.limits = limits;
        var scanner = new JsonScanner(factory(limits.maxDepth()), limits.maxDepth());
        var keys = keyPointer == null || keyPointer.isEmpty() ? RecordReader.SKIP : new KeyPointer(keyPointer);
        var attributes = new EventReader();
        json = new JsonBody(BodyFormat.JSON, scanner, limits, keys);
        ndjson = new NdjsonBody(scanner, limits, keys);
        event = new JsonBody(BodyFormat.CLOUD_EVENT, scanner, limits, attributes);
        events = new JsonBody(BodyFormat.CLOUD_EVENTS, scanner, limits, attributes);
        data = new JsonBody(BodyFormat.CLOUD_EVENT, scanner, limits, RecordReader.SKIP);
    }

    /**
     * Returns the records in {@code body}, at least one.
     *
     * @param body what was received, after which it belongs to the result
     * @throws DecodeException if any part of the body is not acceptable, whichever record that is in
     */
    public RecordSlices decode(BodyFormat format, byte[] body) throws DecodeException {
        if (body.length == 0) {
            throw new DecodeException(Reason.EMPTY, "The body is empty; send at least one record.");
        }
        return switch (format) {
            case JSON -> json.decode(body);
            case NDJSON -> ndjson.decode(body);
            case CLOUD_EVENT -> event.decode(body);
            case CLOUD_EVENTS -> events.decode(body);
            case TEXT -> {
                Utf8.require(body, "; send other bytes as application/octet-stream.");
                yield whole(format, body);
            }
            case BINARY -> whole(format, body);
        };
    }

    /**
     * Returns the one record of a request that brings a CloudEvent in binary mode: its value is the body, its attributes are headers.
     *
     * @param headers     all headers of the request, of which those count for which {@link #isEventAttribute} holds
     * @param contentType the request's Content-Type, which describes the data; null for none, where the record says
     *                    {@code application/octet-stream}, as RFC 9110 lets anyone take it
     * @param body        the event's data, which may be empty; after this it belongs to the result
     * @throws DecodeException if the headers do not make an event, or the data is said to be JSON and is not
     */
    public RecordSlices decodeBinaryEvent(Iterable<Map.Entry<String, String>> headers, @Nullable String contentType,
            byte[] body) throws DecodeException {
        var attributes = new EventAttributes(DecodeException.NO_INDEX);
        var wireHeaders = EventHeaders.read(headers, contentType, attributes);
        byte[] key = attributes.partitionKey();
        limits.requireFit(DecodeException.NO_INDEX, body.length, key);
        if (body.length > 0 && contentType != null && JsonMediaType.isJson(contentType)) {
            data.decode(body);
        }
        var records = new RecordSlices(contentType == null ? UNKNOWN_DATA : contentType, body, wireHeaders);
        records.add(0, body.length);
        records.setKey(0, key);
        return records;
    }

    /**
     * Returns whether a request header of this name is a CloudEvent's attribute, so that the request is an event in binary mode, unless
     * its Content-Type begins with {@code application/cloudevents}: then the event is in the body, and these headers only repeat it.
     */
    public static boolean isEventAttribute(CharSequence headerName) {
        return EventHeaders.isAttribute(headerName);
    }

    private RecordSlices whole(BodyFormat format, byte[] body) throws DecodeException {
        limits.requireFit(DecodeException.NO_INDEX, body.length, null);
        return RecordSlices.whole(format, body, null);
    }

    /**
     * Nesting and member names cost memory here; Jackson keeps thousands of names for parsers to come. Numbers and strings are skipped,
     * or built one at a time, and a record is bounded.
     */
    private static JsonFactory factory(int maxDepth) {
        var constraints = StreamReadConstraints.builder()
                .maxNestingDepth(maxDepth)
                .maxNumberLength(Integer.MAX_VALUE)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(JsonScanner.MAX_NAME_LENGTH)
                .build();
        return JsonFactory.builder()
                .streamReadConstraints(constraints)
                .build();
    }
}
