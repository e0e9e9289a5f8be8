package dev.sujip.ingest.decode;

import dev.sujip.ingest.decode.DecodeException.Reason;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Finds the records in a body, and refuses a body that is not wholly valid. Safe for use by many threads. */
public final class BodyDecoder {

    private final JsonBody json;
    private final NdjsonBody ndjson;

    /**
     * @param maxRecords the most records that one body may hold
     * @param maxDepth   how deep arrays and objects may be nested, the outermost being 1
     */
    public BodyDecoder(int maxRecords, int maxDepth) {
        var scanner = new JsonScanner(factory(maxDepth), maxDepth);
        json = new JsonBody(scanner, maxRecords);
        ndjson = new NdjsonBody(scanner, maxRecords);
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
            case TEXT, BINARY -> RecordSlices.whole(format, body);
        };
    }

    /**
     * Nesting and member names cost memory here; Jackson keeps thousands of names for parsers to come. Numbers and strings are skipped,
     * never built, and the body itself is bounded.
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
