package dev.sujip.ingest.security;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.BiPredicate;

/** The keys that are taken at one moment. */
final class ApiKeys {

    private final List<ApiKey> keys;
    private final BiPredicate<KeyHash, KeyHash> same;

    ApiKeys(List<ApiKey> keys) {
        this(keys, KeyHash::sameAs);
    }

    /** @param same compares a hash that is known with one that came */
    ApiKeys(List<ApiKey> keys, BiPredicate<KeyHash, KeyHash> same) {
        this.keys = List.copyOf(keys);
        this.same = same;
    }

    /**
     * Returns who holds the key of this hash, null where nobody does. Every key is compared, whether or not one has fitted already, so that
     * the time taken says nothing of which keys there are.
     */
    @Nullable
    Caller holderOf(KeyHash hash) {
        Caller holder = null;
        for (var key : keys) {
            if (same.test(key.hash(), hash)) {
                holder = key.caller();
            }
        }
        return holder;
    }

    int size() {
        return keys.size();
    }
}
