package dev.sujip.sink.tools.archive;

import dev.sujip.sink.batch.Link;
import dev.sujip.sink.store.LinkMetadata;
import dev.sujip.sink.store.StoreException;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What an object says of itself, and what is wrong with that.
 *
 * @param next where the next object begins; empty where it does not say so
 * @param count records that it holds; 0 where it does not say so
 * @param sha256 null where it does not say so
 * @param topicId null where it does not say so
 * @param faults in words that follow "metadata:"; empty where all is there and possible
 */
public record Description(OptionalLong next, long count, @Nullable String sha256, @Nullable String topicId,
        List<String> faults) {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** Reads the metadata of an object of records. */
    public static Description of(StoredObject object, ChainKey chain, Map<String, String> metadata) {
        var reading = new Reading(object, metadata);
        OptionalLong next = reading.next();
        long count = reading.count(next);
        String sha256 = reading.matching(LinkMetadata.SHA256, SHA256, "64 hex digits");
        String topicId = reading.topicId(chain);
        reading.writerAndVersion();
        return new Description(next, count, sha256, topicId, List.copyOf(reading.faults));
    }

    /** Reads the metadata of the mark of a gap. */
    public static Description ofGap(StoredObject mark, ChainKey chain, Map<String, String> metadata) {
        var reading = new Reading(mark, metadata);
        return new Description(reading.next(), 0, null, reading.topicId(chain), List.copyOf(reading.faults));
    }

    private static final class Reading {

        private final StoredObject object;
        private final Map<String, String> metadata;
        private final List<String> faults = new ArrayList<>();

        Reading(StoredObject object, Map<String, String> metadata) {
            this.object = object;
            this.metadata = metadata;
        }

        /** Judged by the same code as a worker's that wants to go on behind the object. */
        OptionalLong next() {
            String next = metadata.get(LinkMetadata.NEXT);
            try {
                Link link = LinkMetadata.parse(object.name(), object.start(),
                        Map.of(LinkMetadata.NEXT, next == null ? "" : next, LinkMetadata.SHA256, ""));
                return OptionalLong.of(link.next());
            } catch (StoreException e) {
                faults.add(next == null
                        ? "no next"
                        : "next=%s is no position behind the start %d".formatted(next, object.start()));
                return OptionalLong.empty();
            }
        }

        long count(OptionalLong next) {
            String text = matching(LinkMetadata.COUNT, Pattern.compile("[1-9][0-9]{0,9}"), "a number of records");
            long count = text == null ? 0 : Long.parseLong(text);
            if (next.isPresent() && count > next.getAsLong() - object.start()) {
                faults.add("count=%d is more than there are offsets from %d up to %d".formatted(count, object.start(),
                        next.getAsLong()));
            }
            return count;
        }

        @Nullable
        String topicId(ChainKey chain) {
            String id = metadata.get(LinkMetadata.TOPIC_ID);
            if (id == null || !id.startsWith(chain.shortTopicId())) {
                faults.add(id == null
                        ? "no topic-id"
                        : "topic-id=%s, but the name says %s".formatted(id, chain.shortTopicId()));
                return null;
            }
            return id;
        }

        void writerAndVersion() {
            if (!metadata.containsKey(LinkMetadata.WRITER)) {
                faults.add("no writer");
            }
            matching(LinkMetadata.FORMAT_VERSION, Pattern.compile(LinkMetadata.VERSION), LinkMetadata.VERSION);
        }

        @Nullable
        String matching(String name, Pattern form, String expected) {
            String value = metadata.get(name);
            if (value == null) {
                faults.add("no " + name);
                return null;
            }
            if (!form.matcher(value).matches()) {
                faults.add("%s=%s is not %s".formatted(name, value, expected));
                return null;
            }
            return value;
        }
    }
}
