package dev.sujip.sink.tools.verify;

import dev.sujip.sink.tools.archive.ChainKey;
import dev.sujip.sink.tools.archive.Description;
import dev.sujip.sink.tools.archive.NameGrammar;
import dev.sujip.sink.tools.archive.StoredObject;
import dev.sujip.sink.tools.verify.Content.Finding;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Walks one chain from object to object, in the order of their starts. */
final class ChainCheck {

    private final ChainKey chain;
    private final NameGrammar grammar;
    private final List<Gap> gaps;
    private final Faults faults = new Faults();
    private final List<Hole> holes = new ArrayList<>();
    private @Nullable StoredObject before;
    private @Nullable String topicId;
    private String first = "";
    private long from = -1;
    private long end = -1;
    private boolean endKnown = true;
    private long records;
    private long objects;
    private long bytes;
    private long offsetsWithoutRecord;

    /** A walk of {@code chain}, in which {@code gaps} are marked. */
    ChainCheck(ChainKey chain, NameGrammar grammar, List<Gap> gaps) {
        this.chain = chain;
        this.grammar = grammar;
        this.gaps = gaps;
    }

    /** The next object. */
    void take(Seen seen) {
        StoredObject object = seen.object();
        Description description = seen.description();
        if (description == null) {
            fault(FaultKind.MISSING, object, "was listed, but is not there");
            return;
        }
        count(object, description);
        link(object, description);
        description.faults().forEach(text -> fault(FaultKind.METADATA, object, "metadata: " + text));
        sameTopic(object, description.topicId());
        if (seen.content() != null) {
            compare(object, seen.content());
        }
        before = object;
    }

    private void count(StoredObject object, Description description) {
        objects++;
        bytes += object.bytes();
        records += description.count();
        description.next().ifPresent(
                next -> offsetsWithoutRecord += Math.max(0, next - object.start() - description.count()));
        if (object.bytes() == 0) {
            fault(FaultKind.UNREADABLE, object, "is empty");
        }
    }

    private void link(StoredObject object, Description description) {
        long start = object.start();
        if (before == null) {
            from = start;
            first = object.name();
        } else if (before.start() == start) {
            fault(FaultKind.DOUBLED, object, "begins at %d, as %s does".formatted(start, before.name()));
        } else if (endKnown && start > end) {
            holes.add(new Hole(new Range(end, start), before.name(), object.name()));
        } else if (start < end) {
            faults.add(new Fault(FaultKind.OVERLAP, chain.partition(), object.name(), new Range(start, end),
                    "partition %d: %s begins at %d, but %s goes up to %d, as its metadata say".formatted(
                            chain.partition(), object.name(), start, before.name(), end - 1)));
        }
        endKnown = description.next().isPresent();
        end = Math.max(end, description.next().orElse(start));
    }

    private void sameTopic(StoredObject object, @Nullable String id) {
        if (topicId == null) {
            topicId = id;
        } else if (id != null && !id.equals(topicId)) {
            fault(FaultKind.METADATA, object, "metadata: topic-id=%s, but the objects before it say %s".formatted(id,
                    topicId));
        }
    }

    private void compare(StoredObject object, Content content) {
        for (Finding finding : content.faults()) {
            fault(finding.kind(), object, finding.text());
        }
        if (content.firstTimestamp() != null) {
            String expected = grammar.expected(object.name(), content.firstTimestamp());
            if (!expected.equals(object.name())) {
                fault(FaultKind.MISNAMED, object, "by its first record its name must be " + expected);
            }
        }
    }

    private void fault(FaultKind kind, StoredObject object, String text) {
        faults.add(Fault.ofObject(kind, chain.partition(), object.name(), text));
    }

    /** What the walk told, after the last object. */
    ChainResult result() {
        var explained = new Explanation(gaps);
        holes.forEach(hole -> explained.add(chain.partition(), hole));
        long begin = explained.extendDown(chain.partition(), from, first);
        String last = before == null ? "the beginning" : before.name();
        long next = explained.extendUp(chain.partition(), before == null ? begin : end, last);
        return new ChainResult(chain, topicId, begin, next, endKnown, records, objects, bytes, offsetsWithoutRecord,
                explained.known(), explained.missing(), faults);
    }

    /**
     * What is known of one object.
     *
     * @param description null where it is not there any more
     * @param content null where it was not read
     */
    record Seen(StoredObject object, @Nullable Description description, @Nullable Content content) {}

    /**
     * Offsets between two objects.
     *
     * @param before name of the object that ends where the hole begins
     * @param behind name of the object that begins where the hole ends
     */
    record Hole(Range offsets, String before, String behind) {}
}
