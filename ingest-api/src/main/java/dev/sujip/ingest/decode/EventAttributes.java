package dev.sujip.ingest.decode;

import dev.sujip.ingest.decode.DecodeException.Reason;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.rw.CloudEventRWException;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The attributes of one CloudEvent, each judged by the SDK as it is given; what the SDK lets pass but the specification forbids is
 * judged here.
 */
final class EventAttributes {

    /** The most attributes that one event may have; the specification knows eight, and as many extensions as anybody likes. */
    static final int MAX_ATTRIBUTES = 128;

    private static final String PARTITION_KEY = "partitionkey";
    private static final Set<String> NEVER_EMPTY = Set.of("id", "source", "type", "subject", "dataschema",
            "datacontenttype", PARTITION_KEY);
    private static final int SHOWN_CHARACTERS = 64;

    private final int index;
    private final CloudEventBuilder builder = CloudEventBuilder.fromSpecVersion(SpecVersion.V1);
    private final Map<String, Object> given = new HashMap<>();

    /** @param index which event of a batch, {@link DecodeException#NO_INDEX} for one that came alone */
    EventAttributes(int index) {
        this.index = index;
    }

    /** @param value a string, an integer, a boolean, or null for an attribute that is named but not set */
    void set(String name, @Nullable Object value) throws DecodeException {
        if (given.size() == MAX_ATTRIBUTES) {
            throw refusal("has more than " + MAX_ATTRIBUTES + " attributes.");
        }
        if (given.putIfAbsent(name, value == null ? Unset.UNSET : value) != null) {
            throw refusal("has the attribute '" + shown(name) + "' twice; send it once.");
        }
        if (name.isEmpty() || name.equals("data")) {
            throw refusal("has an attribute named '" + name + "', which is no attribute's name.");
        }
        if (value instanceof String text) {
            requireText(name, text);
        }
        if (value != null && !name.equals("specversion")) {
            give(name, value);
        }
    }

    /** @throws DecodeException if what was set does not make an event */
    void requireEvent() throws DecodeException {
        for (var name : SpecVersion.V1.getMandatoryAttributes()) {
            if (given.getOrDefault(name, Unset.UNSET) == Unset.UNSET) {
                throw refusal("lacks the required attribute '" + name + "'.");
            }
        }
        if (!"1.0".equals(text("specversion"))) {
            throw refusal("has the specversion '" + shown(String.valueOf(given.get("specversion")))
                    + "'; send CloudEvents 1.0.");
        }
        var contentType = text("datacontenttype");
        if (contentType != null && !JsonMediaType.isMediaType(contentType)) {
            throw refusal("has the datacontenttype '" + shown(contentType)
                    + "'; send a media type such as application/json.");
        }
        try {
            builder.build();
        } catch (CloudEventRWException | IllegalStateException e) {
            throw refusal("is not valid: " + shown(String.valueOf(e.getMessage())));
        }
    }

    /** Returns the attribute if it is set and a string, otherwise null. */
    @Nullable
    String text(String name) {
        return given.get(name) instanceof String text ? text : null;
    }

    /** Returns the UTF-8 of the partitioning extension's key, null where the event has none. */
    byte @Nullable [] partitionKey() {
        var key = text(PARTITION_KEY);
        return key == null ? null : Utf8.encode(key);
    }

    /** @param what is wrong with the event, in words that go on from its name */
    DecodeException refusal(String what) {
        return new DecodeException(Reason.REFUSED,
                (index < 0 ? "The event " : "Event " + index + " of the batch ") + what,
                index);
    }

    /** Returns the beginning of what a client sent, for a message to that client. */
    static String shown(String text) {
        return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "...";
    }

    private void requireText(String name, String text) throws DecodeException {
        if (text.isEmpty() && NEVER_EMPTY.contains(name)) {
            throw refusal("has an empty '" + name + "'; give it a value or leave it out.");
        }
        if (!text.codePoints().allMatch(EventAttributes::isAllowed)) {
            throw refusal("has a control character or half a surrogate pair in the attribute '" + shown(name) + "'.");
        }
    }

    private static boolean isAllowed(int codePoint) {
        boolean control = codePoint < 0x20 || (codePoint >= 0x7F && codePoint < 0xA0);
        boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        boolean noncharacter = (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
        return !control && !half && !noncharacter;
    }

    private void give(String name, Object value) throws DecodeException {
        if (name.equals(PARTITION_KEY) && !(value instanceof String)) {
            throw notText(name);
        }
        try {
            switch (value) {
                case Integer number -> builder.withContextAttribute(name, number);
                case Boolean truth -> builder.withContextAttribute(name, truth);
                default -> builder.withContextAttribute(name, value.toString());
            }
        } catch (CloudEventRWException e) {
            throw switch (e.getKind()) {
                case INVALID_EXTENSION_NAME, INVALID_ATTRIBUTE_NAME -> refusal(
                        "has an attribute named '" + shown(name) + "'; a name is made of a to z and 0 to 9.");
                case INVALID_ATTRIBUTE_TYPE -> notText(name);
                default -> refusal("has the " + name + " '" + shown(value.toString()) + "'; send " + form(name) + ".");
            };
        }
    }

    private DecodeException notText(String name) {
        return refusal("has a '" + name + "' that is not a string.");
    }

    private static String form(String name) {
        return switch (name) {
            case "time" -> "a time as in RFC 3339, such as 2026-11-21T07:31:05Z";
            case "source" -> "a URI reference, such as /sensors/3";
            case "dataschema" -> "a URI";
            default -> "what CloudEvents 1.0 allows there";
        };
    }

    private enum Unset {
        UNSET }
}
