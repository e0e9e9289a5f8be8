package dev.sujip.sink.tools.archive;

import dev.sujip.sink.store.ObjectStore;
import dev.sujip.sink.store.ObjectStore.Listed;
import dev.sujip.sink.store.PrefixManifest;
import dev.sujip.sink.store.StoreException;
import dev.sujip.sink.tools.archive.NameGrammar.NameParts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** All objects of a prefix, sorted into chains, as one listing shows them. Objects that are stored meanwhile may be there or not. */
public final class Archive {

    private static final int PROGRESS_EVERY = 1_000;
    private static final int MOST_NAMES = 10_000;
    private static final String GAPS = "_gaps";

    private final String prefix;
    private final NameGrammar grammar;
    private final SortedMap<ChainKey, Chain> chains = new TreeMap<>();
    private final SortedMap<ChainKey, Chain> gaps = new TreeMap<>();
    private final List<String> misnamed = new ArrayList<>();
    private final List<String> foreign = new ArrayList<>();
    private final Set<String> prefixesWithin = new HashSet<>();
    private int listed;

    private Archive(String prefix, NameGrammar grammar) {
        this.prefix = prefix;
        this.grammar = grammar;
    }

    /**
     * Lists the prefix once.
     *
     * @param progress is told now and then how many names were read
     * @throws StoreException if the store refused, failed or did not answer
     */
    public static Archive of(ObjectStore store, String prefix, NameGrammar grammar, IntConsumer progress) {
        var archive = new Archive(prefix, grammar);
        try (Stream<Listed> objects = store.list(prefix + "/")) {
            objects.forEach(object -> {
                archive.take(object);
                if (archive.listed % PROGRESS_EVERY == 0) {
                    progress.accept(archive.listed);
                }
            });
        }
        archive.foreign.removeIf(archive::isWithinAnotherPrefix);
        return archive;
    }

    /** The chains of records, of all lives of the topic. */
    public SortedMap<ChainKey, Chain> chains() {
        return chains;
    }

    /** All chains that there are records or marks of. */
    public SortedSet<ChainKey> keys() {
        var keys = new TreeSet<>(chains.keySet());
        keys.addAll(gaps.keySet());
        return keys;
    }

    /** The objects of a chain; none where there are only marks. */
    public Chain chain(ChainKey key) {
        return chains.getOrDefault(key, new Chain());
    }

    /** The marks of gaps in a chain. */
    public Chain gaps(ChainKey key) {
        return gaps.getOrDefault(key, new Chain());
    }

    /** Names of objects that belong to a chain, but are not named as the prefix's terms say; of very many only the first. */
    public List<String> misnamed() {
        return misnamed;
    }

    /** Names of objects that no worker stores for this topic; of very many only the first. */
    public List<String> foreign() {
        return foreign;
    }

    private void take(Listed object) {
        listed++;
        NameParts parts = grammar.parse(object.name());
        if (parts != null && parts.folder().equals(GAPS)) {
            takeGap(object, parts);
        } else if (parts != null && !parts.folder().endsWith("/" + GAPS) && !isWithinAnotherPrefix(object.name())) {
            if (!grammar.fits(object.name(), parts)) {
                remember(misnamed, object.name());
            }
            add(chains, object, parts);
        } else if (!object.name().equals(PrefixManifest.nameOf(prefix))
                && !object.name().startsWith(PrefixManifest.probesOf(prefix))) {
            takeForeign(object.name());
        }
    }

    private void takeGap(Listed object, NameParts parts) {
        if (grammar.fitsGap(object.name(), parts)) {
            add(gaps, object, parts);
        } else {
            remember(foreign, object.name());
        }
    }

    /** Another prefix may lie within this one. Its own note stands before its objects in a listing. */
    private void takeForeign(String name) {
        String folder = name.substring(0, name.lastIndexOf('/'));
        if (name.equals(PrefixManifest.nameOf(folder))) {
            prefixesWithin.add(folder + "/");
        } else if (!isWithinAnotherPrefix(name)) {
            remember(foreign, name);
        }
    }

    private static void remember(List<String> names, String name) {
        if (names.size() < MOST_NAMES) {
            names.add(name);
        }
    }

    private boolean isWithinAnotherPrefix(String name) {
        return prefixesWithin.stream().anyMatch(name::startsWith);
    }

    private static void add(SortedMap<ChainKey, Chain> to, Listed object, NameParts parts) {
        int startAt = object.name().length() - parts.extension().length() - parts.shortTopicId().length()
                - "-.".length() - "00000000000000000000".length();
        to.computeIfAbsent(parts.key(), _ -> new Chain()).add(object.name(), startAt, parts.start(), object.bytes());
    }
}
