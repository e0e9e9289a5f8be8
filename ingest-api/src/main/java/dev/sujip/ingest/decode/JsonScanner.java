package dev.sujip.ingest.decode;

import dev.sujip.ingest.decode.DecodeException.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Opens Jackson's parser on bytes that are known to be UTF-8, and words its refusals. */
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
        requirePlainStart(JsonText.ofBody("The body", DecodeException.NO_INDEX, body));
        Utf8.require(body, ".");
    }

    /** Throws if {@code text} begins with a byte order mark, or with zero bytes where Jackson looks for them. */
    static void requirePlainStart(JsonText text) throws DecodeException {
        byte[] body = text.body();
        int start = text.start();
        if (text.end() - start >= 3 && body[start] == (byte) 0xEF && body[start + 1] == (byte) 0xBB
                && body[start + 2] == (byte) 0xBF) {
            throw text.refusal(Reason.MALFORMED, "begins with a byte order mark; send UTF-8 without one.");
        }
        for (int i = start; i < Math.min(start + 4, text.end()); i++) {
            if (body[i] == 0) {
                throw text.refusal(Reason.MALFORMED,
                        "has a zero byte " + text.place(i) + "; send JSON as UTF-8, not UTF-16 or UTF-32.");
            }
        }
    }

    /** Words what the parser found wrong with {@code text}; nothing of the parser's own words is in it. */
    DecodeException refusal(JsonText text, JacksonException cause) {
        if (!(cause instanceof StreamConstraintsException)) {
            return text.refusal(Reason.MALFORMED, JsonFault.describe(text));
        }
        boolean name = String.valueOf(cause.getOriginalMessage()).startsWith("Name length");
        return text.refusal(Reason.REFUSED, name
                ? "has a member name longer than " + MAX_NAME_LENGTH + " characters."
                : "is nested deeper than " + maxDepth + ".");
    }

    static DecodeException malformed(String message) {
        return new DecodeException(Reason.MALFORMED, message);
    }

    static boolean isWhiteSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
