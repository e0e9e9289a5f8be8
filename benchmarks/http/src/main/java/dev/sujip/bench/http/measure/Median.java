package dev.sujip.bench.http.measure;

import java.util.Arrays;

/** The value in the middle. */
final class Median {

    private Median() {}

    /** Returns it, or the mean of the two in the middle; there must be at least one. */
    static double of(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
