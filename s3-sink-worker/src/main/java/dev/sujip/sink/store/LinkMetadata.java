package dev.sujip.sink.store;

import dev.sujip.sink.batch.Link;
import dev.sujip.sink.batch.LogPartition;
import dev.sujip.sink.batch.SealedBatch;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/** The user metadata of the objects of the chain: how it is written, and how it is read back. */
public final class LinkMetadata {

    /** Position at which the next object begins. */
    public static final String NEXT = "next";
    /** How many records the object holds. */
    public static final String COUNT = "count";
    /** Of the object's bytes, lower-case hex. */
    public static final String SHA256 = "sha256";
    /** The life of the process that stored the object. */
    public static final String WRITER = "writer";
    /** Kafka's id of the topic, whole. */
    public static final String TOPIC_ID = "topic-id";
    /** Version of all this. */
    public static final String FORMAT_VERSION = "format-version";

    /** The only version there has been. */
    public static final String VERSION = "1";
    /** What stands for a hash where there are no records. */
    public static final String NO_SHA256 = "none";

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
                FORMAT_VERSION, VERSION);
    }

    /** What the mark of a gap is to say of itself: that nothing stands there, and where the chain goes on. */
    public static Map<String, String> ofGap(long next, LogPartition partition) {
        return Map.of(NEXT, Long.toString(next), COUNT, "0", SHA256, NO_SHA256, TOPIC_ID, partition.topicId(),
                FORMAT_VERSION, VERSION);
    }

    /** What these metadata say of the bytes' hash; null where they say nothing. */
    static @Nullable String sha256(Map<String, String> metadata) {
        return metadata.get(SHA256);
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
