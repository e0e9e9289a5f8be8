package dev.sujip.sink.store;

import dev.sujip.sink.batch.Link;
import dev.sujip.sink.batch.LogPartition;
import dev.sujip.sink.batch.SealedBatch;

import java.util.Map;

/** The user metadata of the objects of the chain: how it is written, and how it is read back. */
public final class LinkMetadata {

    private static final String NEXT = "next";
    private static final String COUNT = "count";
    private static final String SHA256 = "sha256";
    private static final String WRITER = "writer";
    private static final String TOPIC_ID = "topic-id";
    private static final String FORMAT_VERSION = "format-version";

    private LinkMetadata() {}

    /**
     * What the object of {@code batch} is to say of itself.
     *
     * @param writer names the life of the process that stores the object
     */
    public static Map<String, String> of(SealedBatch batch, LogPartition partition, String writer) {
        return Map.of(NEXT, Long.toString(batch.next()),
                COUNT, Integer.toString(batch.count()),
                SHA256, batch.sha256(),
                WRITER, writer,
                TOPIC_ID, partition.topicId(),
                FORMAT_VERSION, "1");
    }

    /** What the mark of a gap is to say of itself: that nothing stands there, and where the chain goes on. */
    public static Map<String, String> ofGap(long next, LogPartition partition) {
        return Map.of(NEXT, Long.toString(next), COUNT, "0", SHA256, "none", TOPIC_ID, partition.topicId(),
                FORMAT_VERSION, "1");
    }

    /**
     * Reads back what an object says of itself.
     *
     * @param start position at which the object of this name begins
     * @throws StoreException if an object stands at this name that no sink has put there, so that the chain cannot go on behind it
     */
    public static Link parse(String name, long start, Map<String, String> metadata) {
        String next = metadata.get(NEXT);
        String sha256 = metadata.get(SHA256);
        if (next == null || sha256 == null) {
            throw new StoreException("object " + name + " has no metadata '" + NEXT + "' and '" + SHA256
                    + "', so the chain cannot go on behind it: it was put or copied there by something else; "
                    + "move it away or copy it again with its metadata");
        }
        try {
            long position = Long.parseLong(next);
            if (position > start) {
                return new Link(position, sha256);
            }
        } catch (NumberFormatException e) {
            // told below, like every other value that is no position behind the start
        }
        throw new StoreException(
                "object " + name + " says next=" + next + ", which is no position behind its start " + start
                        + ": its metadata was changed; move it away or mend its metadata");
    }
}
