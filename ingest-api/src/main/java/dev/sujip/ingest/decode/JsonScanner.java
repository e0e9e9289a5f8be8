package dev.sujip.ingest.decode;

import dev.sujip.ingest.decode.DecodeException.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Opens Jackson's parser on bytes that are known to be UTF-8, and words its complaints. */
final class JsonScanner {

    /** The longest member name taken, in characters. */
    static final int MAX_NAME_LENGTH = 1024;

    private final JsonFactory factory;
    private final int maxDepth;

    JsonScanner(JsonFactory factory, int maxDepth) {
        this.factory = factory;
        this.maxDepth = maxDepth;
    }

    /**
     * Returns a parser on a part of {@code body}. Jackson guesses UTF-16 and UTF-32 from a byte order mark or early zero bytes, and
     * then counts characters where we need bytes, so {@link #requireUtf8} comes first, and {@link #requirePlainStart} for a part that
     * does not begin where the body does.
     */
    JsonParser open(byte[] body, int start, int end) {
        return factory.createParser(ObjectReadContext.empty(), body, start, end - start);
    }

    /** Throws unless all of {@code body} is UTF-8, and begins as {@link #requirePlainStart} has it. */
    static void requireUtf8(byte[] body) throws DecodeException {
        requirePlainStart("The body", DecodeException.NO_INDEX, body, 0, body.length);
        int invalid = Utf8.firstInvalid(body);
        if (invalid >= 0) {
            throw malformed("The body is not UTF-8 at byte " + invalid + ".");
        }
    }

    /**
     * Throws if a part of {@code body} begins with a byte order mark, or with zero bytes where Jackson looks for them.
     *
     * @param where what the client knows the part as
     * @param index which record that is, {@link DecodeException#NO_INDEX} where it is none or the only one
     */
    static void requirePlainStart(String where, int index, byte[] body, int start, int end) throws DecodeException {
        if (end - start >= 3 && body[start] == (byte) 0xEF && body[start + 1] == (byte) 0xBB
                && body[start + 2] == (byte) 0xBF) {
            throw new DecodeException(Reason.MALFORMED,
                    where + " begins with a byte order mark; send UTF-8 without one.", index);
        }
        for (int i = start; i < Math.min(start + 4, end); i++) {
            if (body[i] == 0) {
                throw new DecodeException(Reason.MALFORMED, where + " has a zero byte at byte " + (i - start)
                        + "; send JSON as UTF-8, not UTF-16 or UTF-32.", index);
            }
        }
    }

    /**
     * Words what the parser found wrong.
     *
     * @param where what the client knows the value as, for example {@code element 3}
     * @param index which record of the body that is, {@link DecodeException#NO_INDEX} where it is none or the only one
     */
    DecodeException refusal(String where, int index, JacksonException cause) {
        if (cause instanceof StreamConstraintsException) {
            boolean name = String.valueOf(cause.getOriginalMessage()).startsWith("Name length");
            return new DecodeException(Reason.REFUSED, where + (name
                    ? " has a member name longer than " + MAX_NAME_LENGTH + " characters."
                    : " is nested deeper than " + maxDepth + "."), index);
        }
        var location = cause.getLocation();
        long at = location == null ? -1 : location.getByteOffset();
        var place = at < 0 ? "" : " at byte " + at;
        return new DecodeException(Reason.MALFORMED,
                where + " is not valid JSON" + place + ": " + cause.getOriginalMessage(), index);
    }

    static DecodeException malformed(String message) {
        return new DecodeException(Reason.MALFORMED, message);
    }

    static boolean isWhiteSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
