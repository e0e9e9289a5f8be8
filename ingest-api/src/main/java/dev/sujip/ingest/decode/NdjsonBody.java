package dev.sujip.ingest.decode;

import dev.sujip.ingest.decode.DecodeException.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/**
 * A body of lines, each one JSON value. A line ends with LF or CRLF, which is no part of the record; lines of white space only are
 * passed over.
 */
final class NdjsonBody {

    private final JsonScanner scanner;
    private final int maxRecords;

    NdjsonBody(JsonScanner scanner, int maxRecords) {
        this.scanner = scanner;
        this.maxRecords = maxRecords;
    }

    RecordSlices decode(byte[] body) throws DecodeException {
        JsonScanner.requireUtf8(body);
        var lines = split(body);
        if (lines.count() == 0) {
            throw new DecodeException(Reason.EMPTY, "The body has blank lines only; send at least one record.");
        }
        if (!eachLineIsOneValue(body, lines)) {
            throw firstFault(body, lines);
        }
        return lines;
    }

    private RecordSlices split(byte[] body) throws DecodeException {
        var lines = new RecordSlices(BodyFormat.NDJSON, body);
        for (int start = 0; start < body.length;) {
            boolean blank = true;
            int next = start;
            while (next < body.length && body[next] != '\n') {
                blank &= JsonScanner.isWhiteSpace(body[next++]);
            }
            if (!blank) {
                if (lines.count() == maxRecords) {
                    throw new DecodeException(Reason.TOO_MANY_RECORDS,
                            "The body has more than " + maxRecords + " lines.");
                }
                lines.add(start, body[next - 1] == '\r' ? next - 1 : next);
            }
            start = next + 1;
        }
        return lines;
    }

    /**
     * Reads all lines with one parser, since one a line costs more than the reading. JSON values may stand one after the other, so it
     * only has to be seen that each begins and ends in its own line.
     */
    private boolean eachLineIsOneValue(byte[] body, RecordSlices lines) {
        try (var parser = scanner.open(body, 0, body.length)) {
            for (int i = 0; i < lines.count(); i++) {
                var token = parser.nextToken();
                if (token == null || parser.currentTokenLocation().getByteOffset() < lines.start(i)) {
                    return false;
                }
                if (token.isStructStart() && endOfStructure(parser) > lines.end(i)) {
                    return false;
                }
            }
            return parser.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    /** Only objects and arrays can reach over the end of a line. */
    private static long endOfStructure(JsonParser parser) {
        parser.skipChildren();
        return parser.currentLocation().getByteOffset();
    }

    /** Reads again, line by line, to name the line at fault: a value left open is only noticed in a later line otherwise. */
    private DecodeException firstFault(byte[] body, RecordSlices lines) {
        for (int i = 0; i < lines.count(); i++) {
            var where = "Line " + lineNumber(body, lines.start(i)) + " (record " + i + ")";
            try (var parser = scanner.open(body, lines.start(i), lines.end(i))) {
                parser.nextToken();
                parser.skipChildren();
                if (parser.nextToken() != null) {
                    return JsonScanner.malformed(where + " holds more than one JSON value; send one a line.");
                }
            } catch (JacksonException e) {
                return scanner.refusal(where, 0, e);
            }
        }
        throw new IllegalStateException("each line is valid, the body is not");
    }

    private static int lineNumber(byte[] body, int position) {
        int number = 1;
        for (int i = 0; i < position; i++) {
            if (body[i] == '\n') {
                number++;
            }
        }
        return number;
    }
}
