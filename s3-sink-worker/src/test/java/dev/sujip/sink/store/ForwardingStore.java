package dev.sujip.sink.store;

import dev.sujip.sink.batch.ObjectBytes;
import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.util.Map;
import java.util.stream.Stream;

/** Hands everything on to another store; to be made different, or faulty, in one point by overriding it. */
public class ForwardingStore implements ObjectStore {

    private final ObjectStore store;

    protected ForwardingStore(ObjectStore store) {
        this.store = store;
    }

    @Override
    public PutResult putIfAbsent(String name, ObjectBytes bytes, Map<String, String> metadata) {
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
