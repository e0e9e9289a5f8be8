package dev.sujip.ingest.decode;

import java.util.regex.Pattern;

/** Media types, as far as is needed to know whether what they describe is JSON. */
final class JsonMediaType {

    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
    private static final Pattern MEDIA_TYPE = Pattern.compile("(" + TOKEN + ")/(" + TOKEN + ")[ \\t]*(;.*)?");
    private static final Pattern JSON = Pattern.compile("[^/;]+/([^/; \\t]+\\+)?json[ \\t]*(;.*)?",
            Pattern.CASE_INSENSITIVE);

    private JsonMediaType() {}

    /** Returns whether {@code text} names a type and a subtype, whatever parameters follow. */
    static boolean isMediaType(String text) {
        return MEDIA_TYPE.matcher(text).matches();
    }

    /** Returns whether its subtype is {@code json} or ends with {@code +json}, which is how CloudEvents tells JSON from other data. */
    static boolean isJson(String mediaType) {
        return JSON.matcher(mediaType).matches();
    }
}
