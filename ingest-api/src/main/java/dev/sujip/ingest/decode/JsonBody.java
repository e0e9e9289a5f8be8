package dev.sujip.ingest.decode;

import dev.sujip.ingest.decode.DecodeException.Reason;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A body that is one JSON value: as its format has it, an array is a batch of its elements or one record like anything else. */
final class JsonBody {

    private final BodyFormat format;
    private final JsonScanner scanner;
    private final DecodeLimits limits;
    private final RecordReader reader;

    JsonBody(BodyFormat format, JsonScanner scanner, DecodeLimits limits, RecordReader reader) {
        this.format = format;
        this.scanner = scanner;
        this.limits = limits;
        this.reader = reader;
    }

    RecordSlices decode(byte[] body) throws DecodeException {
        JsonScanner.requireUtf8(body);
        var elements = new RecordSlices(format, body);
        boolean batch = false;
        byte[] key = null;
        try (var parser = scanner.open(body, 0, body.length)) {
            var first = parser.nextToken();
            if (first == null) {
                throw new DecodeException(Reason.EMPTY, "The body is white space only; send at least one record.");
            }
            batch = isBatch(first);
            if (batch) {
                readElements(parser, body, elements);
            } else {
                key = readWhole(parser, body);
            }
            requireEnd(parser);
        } catch (JacksonException e) {
            throw batch
                    ? faultIn(body, e)
                    : scanner.refusal(JsonText.ofBody("The body", DecodeException.NO_INDEX, body), e);
        }
        return batch ? elements : RecordSlices.whole(format, body, key);
    }

    private boolean isBatch(JsonToken first) throws DecodeException {
        if (first != JsonToken.START_ARRAY && format == BodyFormat.CLOUD_EVENTS) {
            throw new DecodeException(Reason.REFUSED, "The body is no array; send a batch of events as an array,"
                    + " or one event as application/cloudevents+json.");
        }
        return first == JsonToken.START_ARRAY && format != BodyFormat.CLOUD_EVENT;
    }

    private byte @Nullable [] readWhole(JsonParser parser, byte[] body) throws DecodeException {
        limits.requireFit(DecodeException.NO_INDEX, body.length, null);
        byte[] key = reader.read(parser, DecodeException.NO_INDEX);
        limits.requireFit(DecodeException.NO_INDEX, body.length, key);
        return key;
    }

    /** An element ends where only white space and one comma stand between it and the token that follows. */
    private void readElements(JsonParser parser, byte[] body, RecordSlices elements) throws DecodeException {
        var token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            limits.requireRoom(elements, "array", "elements");
            int index = elements.count();
            int start = (int) parser.currentTokenLocation().getByteOffset();
            byte[] key = reader.read(parser, index);
            token = parser.nextToken();
            int end = endBefore(body, (int) parser.currentTokenLocation().getByteOffset());
            limits.requireFit(index, end - start, key);
            elements.add(start, end);
            elements.setKey(index, key);
        }
        if (elements.count() == 0) {
            throw new DecodeException(Reason.REFUSED, "The array is empty; send at least one record.");
        }
    }

    /** Reads again: the first reading passes over a string without looking into it, and stumbles only at the element after it. */
    private DecodeException faultIn(byte[] body, JacksonException fault) {
        int element = 0;
        try (var parser = scanner.open(body, 0, body.length)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                parser.skipChildren();
                parser.finishToken();
                element++;
            }
            return scanner.refusal(JsonText.ofBody("What follows the array", DecodeException.NO_INDEX, body),
                    fault);
        } catch (JacksonException e) {
            return scanner.refusal(JsonText.ofBody("Element " + element + " of the array", element, body), fault);
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
