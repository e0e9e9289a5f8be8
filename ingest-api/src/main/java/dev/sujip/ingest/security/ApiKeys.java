package dev.sujip.ingest.security;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The keys that are taken at one moment. */
final class ApiKeys {

    private final List<ApiKey> keys;

    /** The hashes one after the other, so that comparing a hundred of them takes less time than hashing the key that came. */
    private final long[] hashes;

    ApiKeys(List<ApiKey> keys) {
        this.keys = List.copyOf(keys);
        hashes = new long[keys.size() * KeyHash.LONGS];
        for (int i = 0; i < keys.size(); i++) {
            keys.get(i).hash().writeTo(hashes, i * KeyHash.LONGS);
        }
    }

    /**
     * Returns who holds the key of this hash, null where nobody does. Every key is compared, whether or not one has fitted already, and
     * the one that fits is picked by arithmetic and not by a branch, so that the time taken says nothing of which keys there are.
     */
    @Nullable
    Caller holderOf(KeyHash hash) {
        long fitting = -1;
        for (int i = 0; i < keys.size(); i++) {
            long difference = hash.difference(hashes, i * KeyHash.LONGS);
            long differs = (difference | -difference) >> (Long.SIZE - 1);
            fitting = (fitting & differs) | (i & ~differs);
        }
        return fitting < 0 ? null : keys.get((int) fitting).caller();
    }

    int size() {
        return keys.size();
    }
}
