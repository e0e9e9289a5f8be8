package dev.sujip.sink.tools.archive;

import dev.sujip.sink.batch.LogRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Reads a line of the format {@code envelope} back into the record that it was made of. */
public final class EnvelopeReader {

    /** As deep as a value may be, and the envelope around it. */
    private static final int MAX_DEPTH = 510;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /**
     * The record of one line.
     *
     * @param line without its line break
     * @throws BadLine if no worker writes such a line
     */
    public StoredRecord read(byte[] line) throws BadLine {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            var members = new Members(parser, line);
            members.read();
            return members.record();
        } catch (JacksonException e) {
            throw new BadLine("is not JSON (" + e.getOriginalMessage() + ")");
        } catch (DateTimeException | ArithmeticException e) {
            throw new BadLine("has no timestamp that can be read (" + e.getMessage() + ")");
        }
    }

    /** The members of one line, as they come. */
    private static final class Members {

        private final JsonParser parser;
        private final byte[] line;
        private final Set<String> seen = new HashSet<>();
        private int partition;
        private long offset;
        private long timestamp;
        private byte @Nullable [] key;
        private HeadersReader.@Nullable Headers headers;
        private @Nullable StoredValue value;

        Members(JsonParser parser, byte[] line) {
            this.parser = parser;
            this.line = line;
        }

        void read() throws BadLine {
            expect(parser.nextToken() == JsonToken.START_OBJECT, "is not a JSON object");
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                expect(seen.add(name), "has '" + name + "' twice");
                parser.nextToken();
                member(name);
            }
            expect(parser.nextToken() == null, "goes on behind its end");
            for (String name : new String[]{"partition", "offset", "timestamp", "headers"}) {
                expect(seen.contains(name), "has no '" + name + "'");
            }
        }

        private void member(String name) throws BadLine {
            switch (name) {
                case "partition" -> partition = Math.toIntExact(number(name));
                case "offset" -> offset = number(name);
                case "timestamp" -> timestamp = Instant.parse(text(name)).toEpochMilli();
                case "key" -> key = text(name).getBytes(StandardCharsets.UTF_8);
                case "key_base64" -> key = HeadersReader.base64(parser);
                case "headers" -> headers = HeadersReader.read(parser);
                case "value" -> value = value();
                case "value_base64" -> value = new StoredValue(HeadersReader.base64(parser), null);
                default -> throw new BadLine("has '" + name + "', which no worker writes");
            }
        }

        /** The value stands last, so it ends where the line does; its bytes are taken as they are. */
        private StoredValue value() {
            int from = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
            while (line[from - 1] != ':') {
                from--; // what stands before it was the record's, too
            }
            String text = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : null;
            parser.skipChildren();
            return new StoredValue(Arrays.copyOfRange(line, from, line.length - 1), text);
        }

        private long number(String name) throws BadLine {
            expect(parser.currentToken() == JsonToken.VALUE_NUMBER_INT && parser.getLongValue() >= 0,
                    "has a '" + name + "' that is no whole number");
            return parser.getLongValue();
        }

        private String text(String name) throws BadLine {
            expect(parser.currentToken() == JsonToken.VALUE_STRING, "has a '" + name + "' that is no string");
            return parser.getString();
        }

        StoredRecord record() {
            HeadersReader.Headers known = headers == null ? HeadersReader.NONE : headers;
            boolean json = known.sayJson();
            byte[] bytes = value == null ? null : value.bytes(json);
            return new StoredRecord(partition, new LogRecord(offset, timestamp, key, known.list(), bytes),
                    value != null && json && value.quotesUncertain());
        }
    }

    /**
     * A value as it stands.
     *
     * @param raw to the letter
     * @param text where it is a string, what the string says
     */
    private record StoredValue(byte[] raw, @Nullable String text) {

        byte[] bytes(boolean json) {
            return text == null || json ? raw : text.getBytes(StandardCharsets.UTF_8);
        }

        /** Text that is JSON would not have been laid down as a string. */
        boolean quotesUncertain() {
            return text != null && !isJson(text.getBytes(StandardCharsets.UTF_8));
        }

        private static boolean isJson(byte[] text) {
            try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
                if (parser.nextToken() == null) {
                    return false;
                }
                parser.skipChildren();
                return parser.nextToken() == null;
            } catch (JacksonException e) {
                return false;
            }
        }
    }

    private static void expect(boolean holds, String otherwise) throws BadLine {
        if (!holds) {
            throw new BadLine(otherwise);
        }
    }

    /** No worker writes such a line. The message goes on behind the words "line N". */
    public static final class BadLine extends Exception {

        BadLine(String message) {
            super(message);
        }
    }
}
