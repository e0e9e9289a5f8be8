package dev.sujip.ingest.security;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the text of a file of keys. Its messages name a line and never repeat what stands there: a secret often lands in the wrong column.
 */
final class ApiKeysFormat {

    /** Each request compares all of them, which takes 1.3 ns a key. */
    static final int MAX_KEYS = 1000;

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern TOPIC = Pattern.compile("\\*|(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}");

    private ApiKeysFormat() {}

    /**
     * Returns the keys of a file. A file of comments alone is valid and has no key; an empty one is not, since that is what a file looks
     * like while it is being written.
     *
     * @throws InvalidKeysException naming the line and the mend
     */
    static ApiKeys read(byte[] content) throws InvalidKeysException {
        var text = new String(content, StandardCharsets.UTF_8);
        if (text.isBlank()) {
            throw new InvalidKeysException("the file is empty",
                    "write one key a line; to lock everybody out on purpose leave a line with a #");
        }
        var keys = new ArrayList<ApiKey>();
        int number = 0;
        for (var line : text.lines().toList()) {
            number++;
            var entry = withoutComment(line);
            if (!entry.isEmpty()) {
                add(keys, key(number, entry));
            }
        }
        return new ApiKeys(keys);
    }

    private static String withoutComment(String line) {
        int comment = line.indexOf('#');
        return (comment < 0 ? line : line.substring(0, comment)).strip();
    }

    private static ApiKey key(int line, String entry) throws InvalidKeysException {
        var fields = WHITE_SPACE.split(entry, -1);
        if (fields.length != 3) {
            throw invalid(line, "has " + fields.length + (fields.length == 1 ? " field" : " fields"),
                    "write three with spaces between: name, SHA-256 of the key in hex, topics (a,b or *)");
        }
        if (!NAME.matcher(fields[0]).matches()) {
            throw invalid(line, "has a name that cannot be used",
                    "take 1 to 64 of a-z, A-Z, 0-9, '.', '_' and '-' as its first field");
        }
        return new ApiKey(line, hash(line, fields[1]), new Caller(fields[0], topics(line, fields[2])));
    }

    private static KeyHash hash(int line, String hex) throws InvalidKeysException {
        try {
            return KeyHash.parse(hex);
        } catch (IllegalArgumentException _) {
            throw invalid(line, "does not have a SHA-256 in hex (64 of 0-9 and a-f) as its second field",
                    "make it by: printf %s KEY | sha256sum");
        }
    }

    private static TopicGrant topics(int line, String list) throws InvalidKeysException {
        var topics = List.of(list.split(",", -1));
        for (var topic : topics) {
            if (!TOPIC.matcher(topic).matches()) {
                throw invalid(line, "does not have topics as its third field",
                        "write * or names with commas and no spaces between: uploads,events");
            }
        }
        return TopicGrant.of(topics);
    }

    private static void add(List<ApiKey> keys, ApiKey key) throws InvalidKeysException {
        for (var other : keys) {
            if (other.hash().sameAs(key.hash())) {
                throw invalid(key.line(), "has the key of line " + other.line(), "give each line a key of its own");
            }
        }
        if (keys.size() == MAX_KEYS) {
            throw invalid(key.line(), "has key number " + (MAX_KEYS + 1),
                    "keep no more than " + MAX_KEYS + "; for more callers there is the mode jwt");
        }
        keys.add(key);
    }

    private static InvalidKeysException invalid(int line, String fault, String mend) {
        return new InvalidKeysException("line " + line + " " + fault, mend);
    }
}
