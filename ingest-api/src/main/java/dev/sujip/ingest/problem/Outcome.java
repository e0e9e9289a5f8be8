package dev.sujip.ingest.problem;

import java.util.Locale;

/** What a request that failed may have written. */
public enum Outcome {
    /** Nothing. */
    NONE,
    /** Some records and not others; which ones is certain. */
    PARTIAL,
    /** Of at least one record nobody can say. */
    UNKNOWN;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
