package dev.sujip.sink.tools.verify;

import dev.sujip.sink.store.ObjectStore;
import dev.sujip.sink.store.PrefixManifest;
import dev.sujip.sink.store.PrefixTerms;
import dev.sujip.sink.store.SinkRefusal;
import dev.sujip.sink.tools.archive.Archive;
import dev.sujip.sink.tools.archive.ChainKey;
import dev.sujip.sink.tools.archive.Description;
import dev.sujip.sink.tools.archive.Lookahead;
import dev.sujip.sink.tools.archive.NameGrammar;
import dev.sujip.sink.tools.archive.Patience;
import dev.sujip.sink.tools.archive.StoredObject;
import dev.sujip.sink.tools.log.TopicLog;
import dev.sujip.sink.tools.log.TopicState;
import dev.sujip.sink.tools.verify.ChainCheck.Seen;
import dev.sujip.sink.tools.workplace.Progress;
import dev.sujip.sink.tools.workplace.Workplace;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Looks at all that a prefix holds of a topic, and compares it with Kafka. Reads only. */
final class Verification {

    private final Workplace place;
    private final ObjectStore store;
    private final Scope scope;
    private final Patience patience;
    private final Progress progress;

    Verification(Workplace place, Scope scope, Patience patience, Progress progress) {
        this.place = place;
        this.store = place.store();
        this.scope = scope;
        this.patience = patience;
        this.progress = progress;
    }

    /**
     * What was found. Kafka is asked for positions before the store is listed, and for its ends afterwards: so what a running worker stores
     * meanwhile is never taken for a fault.
     *
     * @param log null where Kafka is not to be asked
     */
    Report run(@Nullable TopicLog log) {
        TopicState state = log == null ? null : log.state();
        var faults = new Faults();
        var walk = new Walk(new NameGrammar(place.prefix(), place.topic(), terms(faults)), faults);
        SortedMap<ChainKey, ChainResult> chains = walk.all();
        chains.values().forEach(chain -> faults.addAll(chain.allFaults()));
        var comparison = new LogComparison(place.prefix(), place.group(), scope, faults);
        List<ChainLine> lines = log == null || state == null
                ? comparison.without(chains.values())
                : comparison.with(chains.values(), state, log.ends());
        progress.clear();
        return new Report(place.topic(), place.prefix(), scope.deep(), log == null, walk.grammar.terms().format(),
                lines,
                faults.count(), faults.inWords());
    }

    private PrefixTerms terms(Faults faults) {
        String name = PrefixManifest.nameOf(place.prefix());
        try {
            PrefixTerms found = patience.<@Nullable PrefixTerms>call(() -> PrefixTerms.read(store, place.prefix()));
            if (found != null) {
                return found;
            }
            faults.add(Fault.ofPrefix(FaultKind.MANIFEST, name,
                    name + " is missing: a worker would leave it anew; here the settings are taken for it"));
        } catch (SinkRefusal e) {
            faults.add(Fault.ofPrefix(FaultKind.MANIFEST, name,
                    e.getMessage() + "; here the settings are taken for it"));
        }
        return place.settingsTerms();
    }

    /** Walking, in which a chain that seems to have holes is listed and walked once more. */
    private final class Walk {

        private final NameGrammar grammar;
        private final Faults faults;
        private final ContentCheck contents;
        private long done;

        Walk(NameGrammar grammar, Faults faults) {
            this.grammar = grammar;
            this.faults = faults;
            this.contents = new ContentCheck(store, grammar.terms());
        }

        SortedMap<ChainKey, ChainResult> all() {
            Archive archive = list();
            archive.foreign().forEach(name -> faults.add(Fault.ofPrefix(FaultKind.FOREIGN, name,
                    name + ": no worker stores an object of this name for topic " + place.topic())));
            archive.misnamed().forEach(name -> faults.add(Fault.ofPrefix(FaultKind.MISNAMED, name,
                    name + ": is not named as this prefix is written (" + grammar.terms() + ")")));
            SortedMap<ChainKey, ChainResult> results = walk(archive, archive.keys());
            List<ChainKey> holed = results.values().stream().filter(result -> !result.missing().isEmpty())
                    .map(ChainResult::chain).toList();
            if (!holed.isEmpty()) {
                walk(list(), holed).forEach((key, again) -> results.compute(key,
                        (_, first) -> first == null ? again : again.withHolesOf(first)));
            }
            return results;
        }

        private Archive list() {
            return patience.call(() -> Archive.of(store, place.prefix(), grammar,
                    names -> progress.show("listing", names, 0)));
        }

        private SortedMap<ChainKey, ChainResult> walk(Archive archive, Collection<ChainKey> keys) {
            long all = keys.stream().mapToLong(key -> archive.chain(key).size()).sum();
            done = 0;
            var results = new TreeMap<ChainKey, ChainResult>();
            for (ChainKey key : keys) {
                results.put(key, walk(archive, key, all));
            }
            return results;
        }

        private ChainResult walk(Archive archive, ChainKey key, long all) {
            var ofMarks = new Faults();
            var check = new ChainCheck(key, grammar,
                    new Marks(store, patience).read(key, archive.gaps(key), ofMarks));
            new Lookahead(scope.window()).run(archive.chain(key).objects().iterator(),
                    object -> patience.call(() -> see(object, key)),
                    seen -> {
                        check.take(seen);
                        progress.show(scope.deep() ? "reading" : "checking", ++done, all);
                    });
            ChainResult result = check.result();
            result.faults().addAll(ofMarks);
            return result;
        }

        private Seen see(StoredObject object, ChainKey chain) {
            Map<String, String> metadata = store.head(object.name());
            if (metadata == null) {
                return new Seen(object, null, null);
            }
            Description description = Description.of(object, chain, metadata);
            Content content = scope.deep() ? contents.read(object, chain.partition(), description) : null;
            return new Seen(object, description, content);
        }
    }
}
