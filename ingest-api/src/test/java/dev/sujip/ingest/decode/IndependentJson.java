package dev.sujip.ingest.decode;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A second opinion on JSON: the JDK decodes UTF-8, and Jackson's parser of characters, which is not that of bytes, reads every token to
 * its end.
 */
final class IndependentJson {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(1_000_000)
                    .maxNumberLength(1_000_000).build())
            .build();
    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY).build();

    private IndependentJson() {}

    /** Returns all tokens with their texts, none where {@code json} is not one JSON value in UTF-8. */
    static List<String> tokens(byte[] json) {
        var tokens = new ArrayList<String>();
        int depth = 0;
        int values = 0;
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), text(json))) {
            while (parser.nextToken() != null) {
                var token = parser.currentToken();
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                values += depth == 0 ? 1 : 0;
                tokens.add(token.isStructStart() || token.isStructEnd()
                        ? token.name()
                        : token.name() + parser.getString());
            }
        } catch (JacksonException | CharacterCodingException e) {
            return List.of();
        }
        return values == 1 ? tokens : List.of();
    }

    /** Returns the lines that are not blank, without their ends; none where {@code body} is not UTF-8. */
    static List<String> lines(byte[] body) {
        try {
            return Arrays.stream(text(body).split("\n"))
                    .filter(line -> !line.chars().allMatch(c -> c == ' ' || c == '\t' || c == '\r'))
                    .map(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
                    .toList();
        } catch (CharacterCodingException e) {
            return List.of();
        }
    }

    /** Returns the text of the scalar at {@code pointer}, null where there is none. */
    static @Nullable String scalarAt(String pointer, byte[] json) {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), new String(json, StandardCharsets.UTF_8))) {
            var node = MAPPER.readTree(json).at(pointer);
            if (node.isMissingNode() || node.isNull()) {
                return null;
            }
            return node.isNumber() ? lastNumber(parser, pointer.substring(1)) : node.asString();
        }
    }

    /** As written, which a tree does not know any more. */
    private static @Nullable String lastNumber(JsonParser parser, String member) {
        String last = null;
        while (parser.nextToken() != null) {
            if (parser.currentToken() == JsonToken.PROPERTY_NAME && parser.streamReadContext().getNestingDepth() == 1
                    && parser.getString().equals(member)) {
                parser.nextToken();
                last = parser.getString();
            }
        }
        return last;
    }

    private static String text(byte[] json) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    }
}
