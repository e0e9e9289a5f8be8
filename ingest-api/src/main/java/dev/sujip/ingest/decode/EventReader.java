package dev.sujip.ingest.decode;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads a CloudEvent in the JSON event format. The SDK's own reader of that format builds a tree of the whole event, data and all, and
 * decodes numbers of any length; here the data is only passed over, and the SDK is given the attributes.
 */
final class EventReader implements RecordReader {

    @Override
    public byte @Nullable [] read(JsonParser parser, int index) throws DecodeException {
        var attributes = new EventAttributes(index);
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw attributes.refusal(index < 0 && parser.currentToken() == JsonToken.START_ARRAY
                    ? "is an array; send several events as application/cloudevents-batch+json."
                    : "is not a JSON object.");
        }
        JsonToken data = null;
        boolean base64 = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var token = parser.nextToken();
            switch (name) {
                case "data" -> {
                    requireFirst(data == null, name, attributes);
                    data = token;
                    parser.skipChildren();
                }
                case "data_base64" -> {
                    requireFirst(!base64, name, attributes);
                    requireBase64(parser, attributes);
                    base64 = true;
                }
                default -> attributes.set(name, attribute(parser, name, token, attributes));
            }
        }
        attributes.requireEvent();
        requireDataAsDescribed(data, base64, attributes);
        return attributes.partitionKey();
    }

    private static @Nullable Object attribute(JsonParser parser, String name, JsonToken token,
            EventAttributes attributes) throws DecodeException {
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_TRUE, VALUE_FALSE -> token == JsonToken.VALUE_TRUE;
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> integer(parser.getString(), name, attributes);
            default -> throw attributes.refusal("has an attribute '" + EventAttributes.shown(name)
                    + "' that is neither a string, an integer nor a boolean; put it into the data.");
        };
    }

    private static Integer integer(String digits, String name, EventAttributes attributes) throws DecodeException {
        try {
            return Integer.valueOf(digits);
        } catch (NumberFormatException _) {
            throw attributes.refusal("has an attribute '" + EventAttributes.shown(name)
                    + "' that is no 32-bit integer; send it as a string.");
        }
    }

    private static void requireFirst(boolean first, String member, EventAttributes attributes) throws DecodeException {
        if (!first) {
            throw attributes.refusal("has " + member + " twice; send it once.");
        }
    }

    private static void requireBase64(JsonParser parser, EventAttributes attributes) throws DecodeException {
        if (parser.currentToken() != JsonToken.VALUE_STRING || !Base64Text.isValid(parser.getStringCharacters(),
                parser.getStringOffset(), parser.getStringLength())) {
            throw attributes.refusal("has a data_base64 that is not Base64; send a string of RFC 4648, with padding.");
        }
    }

    private static void requireDataAsDescribed(@Nullable JsonToken data, boolean base64, EventAttributes attributes)
            throws DecodeException {
        if (data != null && base64) {
            throw attributes.refusal("has both data and data_base64; send one of them.");
        }
        var contentType = attributes.text("datacontenttype");
        if (data != null && data != JsonToken.VALUE_STRING && contentType != null
                && !JsonMediaType.isJson(contentType)) {
            throw attributes.refusal("has data that is not a string, but the datacontenttype '"
                    + EventAttributes.shown(contentType) + "' is not JSON.");
        }
    }
}
