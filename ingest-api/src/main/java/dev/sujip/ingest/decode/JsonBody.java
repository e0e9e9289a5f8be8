package dev.sujip.ingest.decode;

import dev.sujip.ingest.decode.DecodeException.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A body that is one JSON value: an array is a batch of its elements, anything else is one record. */
final class JsonBody {

    private final JsonScanner scanner;
    private final int maxRecords;

    JsonBody(JsonScanner scanner, int maxRecords) {
        this.scanner = scanner;
        this.maxRecords = maxRecords;
    }

    RecordSlices decode(byte[] body) throws DecodeException {
        JsonScanner.requireUtf8(body);
        var elements = new RecordSlices(BodyFormat.JSON, body);
        boolean array = false;
        try (var parser = scanner.open(body, 0, body.length)) {
            var first = parser.nextToken();
            if (first == null) {
                throw new DecodeException(Reason.EMPTY, "The body is white space only; send at least one record.");
            }
            array = first == JsonToken.START_ARRAY;
            if (array) {
                readElements(parser, body, elements);
            } else {
                parser.skipChildren();
            }
            requireEnd(parser);
        } catch (JacksonException e) {
            throw scanner.refusal(array ? faultyPart(body) : "The body", 0, e);
        }
        return array ? elements : RecordSlices.whole(BodyFormat.JSON, body);
    }

    /** An element ends where only white space and one comma stand between it and the token that follows. */
    private void readElements(JsonParser parser, byte[] body, RecordSlices elements) throws DecodeException {
        var token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            if (elements.count() == maxRecords) {
                throw new DecodeException(Reason.TOO_MANY_RECORDS,
                        "The array has more than " + maxRecords + " elements.");
            }
            int start = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            token = parser.nextToken();
            elements.add(start, endBefore(body, (int) parser.currentTokenLocation().getByteOffset()));
        }
        if (elements.count() == 0) {
            throw new DecodeException(Reason.REFUSED, "The array is empty; send at least one record.");
        }
    }

    /** Reads again: the first reading passes over a string without looking into it, and stumbles only at the element after it. */
    private String faultyPart(byte[] body) {
        int element = 0;
        try (var parser = scanner.open(body, 0, body.length)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                parser.skipChildren();
                parser.finishToken();
                element++;
            }
            return "What follows the array";
        } catch (JacksonException e) {
            return "Element " + element + " of the array";
        }
    }

    private static int endBefore(byte[] body, int next) {
        int end = next;
        while (JsonScanner.isWhiteSpace(body[end - 1]) || body[end - 1] == ',') {
            end--;
        }
        return end;
    }

    private static void requireEnd(JsonParser parser) throws DecodeException {
        if (parser.nextToken() != null) {
            throw JsonScanner.malformed("The body holds a second JSON value at byte "
                    + parser.currentTokenLocation().getByteOffset()
                    + "; send several as an array, or one a line as application/x-ndjson.");
        }
    }
}
