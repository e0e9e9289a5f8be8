package dev.sujip.sink.tools.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The faults that were found: the first of them in words, all of them counted. */
final class Faults {

    /** Enough to see what happened; a million would only fill memory. */
    private static final int MOST_IN_WORDS = 1_000;

    private final List<Fault> inWords = new ArrayList<>();
    private long count;

    void add(Fault fault) {
        count++;
        if (inWords.size() < MOST_IN_WORDS) {
            inWords.add(fault);
        }
    }

    void addAll(Faults others) {
        others.inWords.forEach(this::add);
        count += others.count - others.inWords.size();
    }

    List<Fault> inWords() {
        return Collections.unmodifiableList(inWords);
    }

    long count() {
        return count;
    }
}
