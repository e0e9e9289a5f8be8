package dev.sujip.sink.encode;

import dev.sujip.sink.batch.LogHeader;
import dev.sujip.sink.batch.LogRecord;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Tells the kinds of values apart: by what a record says of itself, if the bytes bear it out. Not safe for use by two threads at once.
 */
final class ValueKinds {

    private static final String CONTENT_TYPE = "content-type";

    private final JsonValidator validator = new JsonValidator();
    /** One record after the other says the same, as a rule. */
    private byte[] lastType = {};
    private Claim lastClaim = Claim.BINARY;

    /** What a record says that its value is. */
    private enum Claim {
        NOTHING,
        JSON,
        TEXT,
        BINARY
    }

    ValueKind of(LogRecord record, byte[] value) {
        Claim claim = claim(record);
        if (claim == Claim.JSON || (claim == Claim.NOTHING && looksLikeObjectOrArray(value))) {
            switch (validator.verdict(value)) {
                case ON_ONE_LINE -> {
                    return ValueKind.JSON;
                }
                case ON_SEVERAL_LINES -> {
                    return ValueKind.JSON_LINES;
                }
                case NO_JSON -> {
                    // It may still be text.
                }
            }
        }
        return claim != Claim.BINARY && isUtf8(value) ? ValueKind.TEXT : ValueKind.BINARY;
    }

    static boolean isUtf8(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            int length = bytes[at] >= 0 ? 1 : Utf8Sequence.length(bytes, at);
            if (length == 0) {
                return false;
            }
            at += length;
        }
        return true;
    }

    private Claim claim(LogRecord record) {
        for (LogHeader header : record.headers()) {
            byte[] type = header.value();
            if (type != null && header.name().equalsIgnoreCase(CONTENT_TYPE)) {
                if (!Arrays.equals(type, lastType)) {
                    lastClaim = claim(new String(type, StandardCharsets.UTF_8));
                    lastType = type;
                }
                return lastClaim;
            }
        }
        return Claim.NOTHING;
    }

    private static Claim claim(String header) {
        int parameters = header.indexOf(';');
        String type = (parameters < 0 ? header : header.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
        if (type.equals("application/json") || type.endsWith("+json")) {
            return Claim.JSON;
        }
        return type.startsWith("text/") ? Claim.TEXT : Claim.BINARY;
    }

    private static boolean looksLikeObjectOrArray(byte[] value) {
        return value.length > 0 && (value[0] == '{' || value[0] == '[');
    }
}
