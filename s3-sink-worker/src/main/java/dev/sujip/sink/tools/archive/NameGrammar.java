package dev.sujip.sink.tools.archive;

import dev.sujip.sink.batch.Layout;
import dev.sujip.sink.batch.LogPartition;
import dev.sujip.sink.batch.ObjectNaming;
import dev.sujip.sink.store.PrefixTerms;
import org.jspecify.annotations.Nullable;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes names apart, of all partitions and all lives of a topic, and judges whether a worker would have named its object so. */
public final class NameGrammar {

    private final String prefix;
    private final String topic;
    private final PrefixTerms terms;
    private final Pattern name;

    /** A grammar of the names under {@code prefix}, without a slash at its end. */
    public NameGrammar(String prefix, String topic, PrefixTerms terms) {
        this.prefix = prefix;
        this.topic = topic;
        this.terms = terms;
        this.name = Pattern.compile(Pattern.quote(prefix) + "/(?<folder>.+)/" + Pattern.quote(topic)
                + "-(?<partition>[0-9]{5,9})-(?<start>00[0-9]{18})-(?<id>[A-Za-z0-9_-]{8})\\.(?<extension>.+)");
    }

    /** What names are judged by. */
    public PrefixTerms terms() {
        return terms;
    }

    /** The parts of a name; null where it is no name of this topic. The folder is not judged. */
    @Nullable
    NameParts parse(String text) {
        Matcher parts = name.matcher(text);
        return parts.matches()
                ? new NameParts(parts.group("folder"), Integer.parseInt(parts.group("partition")),
                        Long.parseLong(parts.group("start")), parts.group("id"), parts.group("extension"))
                : null;
    }

    /** Whether these terms can give an object such a name; the time of its first record is not known yet. */
    boolean fits(String text, NameParts parts) {
        ObjectNaming naming = naming(parts.key(), parts.extension());
        OptionalLong start = naming.startOf(text);
        return start.isPresent() && isExtension(parts.extension())
                && (terms.layout() != Layout.BY_OFFSET || naming.name(parts.start(), 0).equals(text));
    }

    /** Whether a mark of a gap has such a name. */
    boolean fitsGap(String text, NameParts parts) {
        return naming(parts.key(), terms.extension()).gapName(parts.start()).equals(text);
    }

    /** The name that the object {@code text} must have, now that the time of its first record is known. */
    public String expected(String text, long firstTimestamp) {
        NameParts parts = parse(text);
        if (parts == null) {
            throw new IllegalArgumentException(text);
        }
        return naming(parts.key(), parts.extension()).name(parts.start(), firstTimestamp);
    }

    /** How the objects of a chain are named. */
    public ObjectNaming naming(ChainKey chain) {
        return naming(chain, terms.extension());
    }

    private ObjectNaming naming(ChainKey chain, String extension) {
        return new ObjectNaming(prefix, terms.layout(), extension,
                new LogPartition(topic, chain.shortTopicId(), chain.partition()));
    }

    /** Where a store ignores conditions, the writer stands before the extension. */
    private boolean isExtension(String extension) {
        return extension.equals(terms.extension()) || extension.endsWith("." + terms.extension());
    }

    /** What a name says. */
    record NameParts(String folder, int partition, long start, String shortTopicId, String extension) {

        ChainKey key() {
            return new ChainKey(partition, shortTopicId);
        }
    }
}
