package dev.sujip.sink.tools.verify;

import dev.sujip.sink.tools.verify.ChainCheck.Hole;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tells holes that a worker has marked from holes that nobody can explain. */
final class Explanation {

    private final List<Gap> gaps;
    private final List<Gap> known = new ArrayList<>();
    private final List<Fault> missing = new ArrayList<>();

    Explanation(List<Gap> gaps) {
        this.gaps = gaps.stream().sorted(Comparator.comparingLong(gap -> gap.offsets().from())).toList();
    }

    void add(int partition, Hole hole) {
        long at = hole.offsets().from();
        for (Gap gap : gaps) {
            if (gap.offsets().meets(new Range(at, hole.offsets().next()))) {
                miss(partition, new Range(at, gap.offsets().from()), hole);
                Range marked = new Range(Math.max(at, gap.offsets().from()),
                        Math.min(gap.offsets().next(), hole.offsets().next()));
                known.add(new Gap(marked, gap.reason(), gap.mark()));
                at = marked.next();
            }
        }
        miss(partition, new Range(at, hole.offsets().next()), hole);
    }

    private void miss(int partition, Range offsets, Hole hole) {
        if (!offsets.isEmpty()) {
            missing.add(Fault.ofOffsets(FaultKind.MISSING, partition, offsets,
                    "partition %d: %s are in no object: they are missing between %s and %s".formatted(partition,
                            offsets, hole.before(), hole.behind())));
        }
    }

    /**
     * Where the chain begins, if marks stand before its first object.
     *
     * @param from where the first object begins; below 0 where there is none
     * @param first its name
     */
    long extendDown(int partition, long from, String first) {
        if (from < 0) {
            return gaps.isEmpty() ? 0 : gaps.getFirst().offsets().from();
        }
        long begin = from;
        for (Gap gap : gaps.reversed()) {
            if (gap.offsets().from() < begin) {
                long marked = Math.min(gap.offsets().next(), begin);
                miss(partition, new Range(marked, begin), new Hole(new Range(marked, begin), gap.mark(), first));
                known.addFirst(new Gap(new Range(gap.offsets().from(), marked), gap.reason(), gap.mark()));
                begin = gap.offsets().from();
            }
        }
        return begin;
    }

    /** Where the chain ends, if marks stand behind its last object, whose name is {@code last}. */
    long extendUp(int partition, long end, String last) {
        long next = end;
        for (Gap gap : gaps) {
            if (gap.offsets().next() > next) {
                long marked = Math.max(gap.offsets().from(), next);
                miss(partition, new Range(next, marked), new Hole(new Range(next, marked), last, gap.mark()));
                known.add(new Gap(new Range(marked, gap.offsets().next()), gap.reason(), gap.mark()));
                next = gap.offsets().next();
            }
        }
        return next;
    }

    /** Holes that are marked. */
    List<Gap> known() {
        return known;
    }

    /** Holes that are not. */
    List<Fault> missing() {
        return missing;
    }
}
