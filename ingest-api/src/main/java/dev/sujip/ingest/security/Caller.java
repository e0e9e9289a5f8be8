package dev.sujip.ingest.security;

/**
 * Who is calling.
 *
 * @param name        for rate limits and logs; comes from the configuration or from a token, so a log has to escape it, and there are too
 *                    many for a metric's label
 * @param topics      which they may write
 * @param isAnonymous whether nobody asked who this is, and the name stands for everybody; a name says nothing of that, since a token may
 *                    hold any
 */
public record Caller(
        String name,
        TopicGrant topics,
        boolean isAnonymous) {

    /** Makes a caller who has proved the name. */
    public Caller(String name, TopicGrant topics) {
        this(name, topics, false);
    }

    /** Returns whether the caller may write {@code topic}; whether there is such a topic is another question. */
    public boolean mayWrite(String topic) {
        return topics.covers(topic);
    }
}
