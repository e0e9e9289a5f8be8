package dev.sujip.sink.store;

import dev.sujip.sink.batch.Layout;
import dev.sujip.sink.encode.Compression;
import dev.sujip.sink.encode.Format;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * How the objects of a prefix are named and written, as its note {@code _sujip.json} says it.
 *
 * @param format {@code envelope}: lines that say where their record stood; other formats hold less
 */
public record PrefixTerms(Layout layout, String format, Compression compression) {

    /** The format whose lines hold all of a record. */
    public static final String ENVELOPE = "envelope";

    private static final String VERSION = "1";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Terms of a format that this version writes. */
    public PrefixTerms(Layout layout, Format format, Compression compression) {
        this(layout, spelled(format), compression);
    }

    /**
     * What {@code _sujip.json} of this prefix says; null where there is none.
     *
     * @throws SinkRefusal if it says something that this version does not know; the message names it
     */
    public static @Nullable PrefixTerms read(ObjectStore store, String prefix) {
        String name = PrefixManifest.nameOf(prefix);
        byte[] content = store.get(name);
        if (content == null) {
            return null;
        }
        try {
            return of(name, JSON.readValue(content, Map.class));
        } catch (JacksonException e) {
            throw new SinkRefusal(name + " is not a JSON object, so nobody knows how this prefix is written", e);
        }
    }

    private static PrefixTerms of(String source, Map<?, ?> terms) {
        if (!VERSION.equals(terms.get("version"))) {
            throw new SinkRefusal("%s says version=%s; this program knows version %s".formatted(source,
                    terms.get("version"), VERSION));
        }
        if (!(terms.get("format") instanceof String format)) {
            throw new SinkRefusal(source + " says no format");
        }
        return new PrefixTerms(constant(source, "layout", terms, Layout.values()), format,
                constant(source, "compression", terms, Compression.values()));
    }

    /** The members of {@code _sujip.json}. */
    public Map<String, String> members() {
        return Map.of("version", VERSION, "layout", spelled(layout), "format", format, "compression",
                spelled(compression));
    }

    /** What names end with, behind the topic's id and a dot. */
    public String extension() {
        return "ndjson" + compression.extension();
    }

    private static <E extends Enum<E>> E constant(String source, String term, Map<?, ?> terms, E[] known) {
        return Arrays.stream(known).filter(each -> spelled(each).equals(terms.get(term))).findFirst()
                .orElseThrow(() -> new SinkRefusal("%s says %s=%s; known are %s".formatted(source, term,
                        terms.get(term), Arrays.stream(known).map(PrefixTerms::spelled).toList())));
    }

    private static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return "layout=%s, format=%s, compression=%s".formatted(spelled(layout), format, spelled(compression));
    }
}
