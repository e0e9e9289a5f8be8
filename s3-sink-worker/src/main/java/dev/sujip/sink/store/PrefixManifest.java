package dev.sujip.sink.store;

import dev.sujip.sink.store.ObjectStore.PutResult;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The note {@code <prefix>/_sujip.json} that says for all time how the objects of a prefix are named and written. The first worker leaves
 * it, the others agree with it or do not start: what is part of an object's name must be the same for every writer.
 */
public final class PrefixManifest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectStore store;
    private final String name;
    private final Map<String, String> terms;
    private final ConditionProbe probe;

    /** A manifest of these terms, in any order: for example layout, format and compression. */
    public PrefixManifest(ObjectStore store, String prefix, Map<String, String> terms) {
        this(store, prefix, terms, InstantSource.system());
    }

    PrefixManifest(ObjectStore store, String prefix, Map<String, String> terms, InstantSource clock) {
        this.store = store;
        this.name = nameOf(prefix);
        this.terms = new TreeMap<>(terms);
        this.probe = new ConditionProbe(store, prefix, clock);
    }

    /** Name of the note of {@code prefix}. */
    public static String nameOf(String prefix) {
        return prefix + "/_sujip.json";
    }

    /** What the names of all objects begin with that the start-up probe has left in {@code prefix}. */
    public static String probesOf(String prefix) {
        return prefix + "/_probe/";
    }

    /**
     * Leaves the note or agrees with the one that is there, and finds out on the way whether the store honours the condition of a PUT, from
     * writers that come one after the other and from writers that come at once. Afterwards the note is there.
     *
     * @return what the store did wrong, so that it cannot keep two writers apart; empty if it did nothing wrong
     * @throws SinkRefusal if the note that is there says something else
     * @throws StoreException if the store refused, failed or did not answer
     */
    public Optional<String> agree() {
        byte[] existing = store.get(name);
        if (existing != null) {
            compare(existing);
        } else if (put() == PutResult.TAKEN) {
            compare(read());
        }
        if (put() == PutResult.STORED) {
            return Optional.of("the store overwrote " + name + ", although the PUT said If-None-Match: *");
        }
        return probe.fault();
    }

    private byte[] read() {
        byte[] taken = store.get(name);
        if (taken == null) {
            throw new StoreException(name + " was there, and is not there any more");
        }
        return taken;
    }

    private PutResult put() {
        return store.putIfAbsent(name, (JSON.writeValueAsString(terms) + "\n").getBytes(StandardCharsets.UTF_8),
                Map.of());
    }

    private void compare(byte[] existing) {
        Map<?, ?> theirs = parse(existing);
        for (Map.Entry<String, String> term : terms.entrySet()) {
            Object there = theirs.get(term.getKey());
            if (!term.getValue().equals(there)) {
                throw new SinkRefusal(
                        "%s says %s=%s, but this worker is set to %s=%s: a prefix keeps one way of writing for ever, "
                                .formatted(name, term.getKey(), there, term.getKey(), term.getValue())
                                + "so set it back, or choose a new prefix (sink.objects.prefix)");
            }
        }
    }

    private Map<?, ?> parse(byte[] existing) {
        try {
            return JSON.readValue(existing, Map.class);
        } catch (JacksonException e) {
            throw new SinkRefusal(
                    name + " is not JSON, so nobody knows how this prefix is written: mend it, or choose a new prefix "
                            + "(sink.objects.prefix)",
                    e);
        }
    }
}
