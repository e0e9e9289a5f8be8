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
    private final DecodeLimits limits;
    private final RecordReader reader;

    NdjsonBody(JsonScanner scanner, DecodeLimits limits, RecordReader reader) {
        this.scanner = scanner;
        this.limits = limits;
        this.reader = reader;
    }

    RecordSlices decode(byte[] body) throws DecodeException {
        JsonScanner.requireUtf8(body);
        var lines = split(body);
        if (lines.count() == 0) {
            throw new DecodeException(Reason.EMPTY, "The body has blank lines only; send at least one record.");
        }
        if (!eachLineIsOneRecord(body, lines)) {
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
                limits.requireRoom(lines, "body", "lines");
                int end = body[next - 1] == '\r' ? next - 1 : next;
                limits.requireFit(lines.count(), end - start, null);
                lines.add(start, end);
            }
            start = next + 1;
        }
        return lines;
    }

    /**
     * Reads all lines with one parser, since one a line costs more than the reading. JSON values may stand one after the other, so it
     * only has to be seen that each begins and ends in its own line.
     */
    private boolean eachLineIsOneRecord(byte[] body, RecordSlices lines) {
        try (var parser = scanner.open(body, 0, body.length)) {
            for (int i = 0; i < lines.count(); i++) {
                var token = parser.nextToken();
                if (token == null || parser.currentTokenLocation().getByteOffset() < lines.start(i)) {
                    return false;
                }
                readRecord(parser, lines, i);
                if (token.isStructStart() && parser.currentLocation().getByteOffset() > lines.end(i)) {
                    return false;
                }
            }
            return parser.nextToken() == null;
        } catch (JacksonException | DecodeException e) {
            return false;
        }
    }

    private void readRecord(JsonParser parser, RecordSlices lines, int index) throws DecodeException {
        byte[] key = reader.read(parser, index);
        limits.requireFit(index, lines.end(index) - lines.start(index), key);
        lines.setKey(index, key);
    }

    /** Reads again, line by line, to name the line at fault: a value left open is only noticed in a later line otherwise. */
    private DecodeException firstFault(byte[] body, RecordSlices lines) throws DecodeException {
        int number = 1;
        int counted = 0;
        for (int i = 0; i < lines.count(); i++) {
            number += lineEnds(body, counted, lines.start(i));
            counted = lines.start(i);
            var line = JsonText.ofLine(number, i, body, lines.start(i), lines.end(i));
            JsonScanner.requirePlainStart(line);
            try (var parser = scanner.open(body, lines.start(i), lines.end(i))) {
                parser.nextToken();
                readRecord(parser, lines, i);
                if (parser.nextToken() != null) {
                    return line.refusal(Reason.MALFORMED, "holds more than one JSON value; send one a line.");
                }
            } catch (JacksonException e) {
                return scanner.refusal(line, e);
            }
        }
        throw new IllegalStateException("each line is valid, the body is not");
    }

    private static int lineEnds(byte[] body, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if (body[i] == '\n') {
                count++;
            }
        }
        return count;
    }
}
