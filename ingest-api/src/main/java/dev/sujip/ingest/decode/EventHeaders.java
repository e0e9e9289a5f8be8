package dev.sujip.ingest.decode;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A CloudEvent in binary mode: its attributes come as HTTP headers, and go on as Kafka headers. */
final class EventHeaders {

    private static final String PREFIX = "ce-";
    private static final String KAFKA_PREFIX = "ce_";
    private static final String EVENT_MEDIA_TYPE = "application/cloudevents";

    private EventHeaders() {}

    static boolean isAttribute(CharSequence name) {
        return name.length() > PREFIX.length() && (name.charAt(0) | 0x20) == 'c' && (name.charAt(1) | 0x20) == 'e'
                && name.charAt(2) == '-';
    }

    /**
     * Reads the attributes into {@code attributes} and returns them as Kafka headers.
     *
     * @param contentType that of the request, which is the event's datacontenttype; null for none
     * @throws DecodeException if they do not make an event
     */
    static List<WireHeader> read(Iterable<Map.Entry<String, String>> headers, @Nullable String contentType,
            EventAttributes attributes) throws DecodeException {
        if (contentType != null && contentType.regionMatches(true, 0, EVENT_MEDIA_TYPE, 0, EVENT_MEDIA_TYPE.length())) {
            throw attributes.refusal("is in ce- headers, but the Content-Type '" + EventAttributes.shown(contentType)
                    + "' says that it is in the body; send the data's own type.");
        }
        var wire = new ArrayList<WireHeader>();
        for (var header : headers) {
            if (isAttribute(header.getKey())) {
                wire.add(read(header.getKey(), header.getValue(), attributes));
            }
        }
        if (contentType != null) {
            attributes.set("datacontenttype", contentType);
        }
        attributes.requireEvent();
        return List.copyOf(wire);
    }

    private static WireHeader read(String header, String value, EventAttributes attributes) throws DecodeException {
        var name = header.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
        if (name.equals("datacontenttype")) {
            throw attributes.refusal("has a ce-datacontenttype header; send Content-Type instead.");
        }
        var text = HeaderText.decode(value);
        if (text == null) {
            throw attributes.refusal("has a header '" + EventAttributes.shown(header) + "' that is not the"
                    + " percent-encoding of UTF-8: write spaces, quotes, percent signs and whatever is not ASCII as %xy.");
        }
        attributes.set(name, text);
        return new WireHeader(KAFKA_PREFIX + name, text.getBytes(StandardCharsets.UTF_8));
    }
}
