package dev.sujip.sink.store;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.util.Map;
import java.util.stream.Stream;

/** A store to be made faulty in one point by overriding it. */
class FaultyStore implements ObjectStore {

    private final ObjectStore store;

    FaultyStore(ObjectStore store) {
        this.store = store;
    }

    @Override
    public PutResult putIfAbsent(String name, byte[] bytes, Map<String, String> metadata) {
        return store.putIfAbsent(name, bytes, metadata);
    }

    @Override
    public @Nullable Map<String, String> head(String name) {
        return store.head(name);
    }

    @Override
    public byte @Nullable [] get(String name) {
        return store.get(name);
    }

    @Override
    public @Nullable InputStream open(String name) {
        return store.open(name);
    }

    @Override
    public Stream<Listed> list(String prefix) {
        return store.list(prefix);
    }
}
