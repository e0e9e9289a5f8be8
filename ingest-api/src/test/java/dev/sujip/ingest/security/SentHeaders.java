package dev.sujip.ingest.security;

import java.util.ArrayList;
import java.util.List;

/** Headers as a client sends them: names in any case, each as often as it likes. */
final class SentHeaders implements HeaderLookup {

    private final List<String> namesAndValues;

    private SentHeaders(List<String> namesAndValues) {
        this.namesAndValues = namesAndValues;
    }

    static SentHeaders of(String... namesAndValues) {
        return new SentHeaders(List.of(namesAndValues));
    }

    static SentHeaders bearer(String token) {
        return of("Authorization", "Bearer " + token);
    }

    @Override
    public List<String> all(String name) {
        var values = new ArrayList<String>();
        for (int index = 0; index < namesAndValues.size(); index += 2) {
            if (namesAndValues.get(index).equalsIgnoreCase(name)) {
                values.add(namesAndValues.get(index + 1));
            }
        }
        return values;
    }
}
