package dev.sujip.sink.tools.locate;

import dev.sujip.sink.store.ObjectStore;
import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Counts the names that are listed. */
final class CountingStore implements ObjectStore {

    private final ObjectStore store;
    private final AtomicInteger names = new AtomicInteger();

    CountingStore(ObjectStore store) {
        this.store = store;
    }

    int names() {
        return names.get();
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
        return store.list(prefix).peek(_ -> names.incrementAndGet());
    }
}
