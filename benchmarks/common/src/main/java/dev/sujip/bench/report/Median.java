package dev.sujip.bench.report;

import java.util.Arrays;

/** The value in the middle. */
public final class Median {

    private Median() {}

    /** Returns it, or the mean of the two in the middle; there must be at least one. */
    public static double of(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
