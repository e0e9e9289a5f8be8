package dev.sujip.sink.batch;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Names objects by the place in the log where they begin, and reads that place back from a name.
 *
 * @param prefix what all names begin with, without a slash at its end
 * @param extension what all names end with, for example {@code ndjson.gz}
 */
public record ObjectNaming(String prefix, Layout layout, String extension, LogPartition partition) implements Naming {

    private static final String GAPS = "_gaps";
    private static final int POSITION_DIGITS = 20;
    /** A 20-digit number below 10^18, so that it fits a long. */
    private static final Pattern POSITION = Pattern.compile("00[0-9]{18}");

    @Override
    public String name(long start, long firstTimestamp) {
        return beginningOfNames(firstTimestamp) + position(start) + tail();
    }

    @Override
    public boolean cutsBefore(long firstTimestamp, long timestamp) {
        return layout.cutsBefore(firstTimestamp, timestamp);
    }

    /** What the names of all objects of this partition begin with whose first record has {@code firstTimestamp}. */
    public String beginningOfNames(long firstTimestamp) {
        return prefix + "/" + layout.folder(partition.partition(), firstTimestamp) + "/" + stem();
    }

    /** Name of the mark that says which positions from {@code start} on were left out. */
    public String gapName(long start) {
        return prefix + "/" + GAPS + "/" + stem() + position(start) + gapTail();
    }

    /** Where the object of this name begins; empty where the name is not one of this partition's objects. */
    public OptionalLong startOf(String name) {
        return positionIn(name, layout.folderPattern(), tail());
    }

    /** Where the gap begins whose mark has this name; empty where the name is not one of this partition's marks. */
    public OptionalLong gapStartOf(String name) {
        return positionIn(name, GAPS, gapTail());
    }

    /** The whole name must fit: another prefix may lie within this one. */
    private OptionalLong positionIn(String name, String folder, String tail) {
        int digits = name.length() - tail.length() - POSITION_DIGITS;
        if (digits < 0 || !name.endsWith(tail) || !name.startsWith(prefix + "/")
                || !POSITION.matcher(name.substring(digits, digits + POSITION_DIGITS)).matches()) {
            return OptionalLong.empty();
        }
        boolean ours = name.substring(prefix.length() + 1, digits).matches(folder + "/" + Pattern.quote(stem()));
        return ours
                ? OptionalLong.of(Long.parseLong(name.substring(digits, digits + POSITION_DIGITS)))
                : OptionalLong.empty();
    }

    private String stem() {
        return String.format(Locale.ROOT, "%s-%05d-", partition.topic(), partition.partition());
    }

    private static String position(long start) {
        return String.format(Locale.ROOT, "%020d", start);
    }

    private String tail() {
        return "-" + partition.shortTopicId() + "." + extension;
    }

    private String gapTail() {
        return "-" + partition.shortTopicId() + ".json";
    }
}
