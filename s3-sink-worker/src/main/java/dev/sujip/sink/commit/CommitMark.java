package dev.sujip.sink.commit;

/**
 * What stands beside a position that the sink commits: to which chain it belongs. A position without it was set by somebody else.
 *
 * @param topicId of the topic's life that was read
 * @param prefix in which the objects lie
 */
public record CommitMark(String topicId, String prefix) {

    private static final String BEGINNING = "sujip topic-id=";
    private static final String PREFIX = " prefix=";

    /** The text of a commit's metadata. */
    public String text() {
        return BEGINNING + topicId + PREFIX + prefix;
    }

    /** Whether a commit with these metadata was made by a sink, for this chain or another. */
    public static boolean isOnAny(String metadata) {
        return metadata.startsWith(BEGINNING);
    }

    /** Whether a commit with these metadata was made for another life of the topic. */
    static boolean isOfAnotherLife(String metadata, String topicId) {
        return isOnAny(metadata) && !metadata.startsWith(BEGINNING + topicId + PREFIX);
    }
}
