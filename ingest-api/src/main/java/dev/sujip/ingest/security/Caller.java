package dev.sujip.ingest.security;

/**
 * Who is calling.
 *
 * @param name   for rate limits and logs; comes from the configuration or from a token, so a log has to escape it, and there are too many
 *               for a metric's label
 * @param topics which they may write
 */
public record Caller(
        String name,
        TopicGrant topics) {

    /** Returns whether the caller may write {@code topic}; whether there is such a topic is another question. */
    public boolean mayWrite(String topic) {
        return topics.covers(topic);
    }
}
