package dev.sujip.sink.store;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.util.Map;
import java.util.stream.Stream;

/** A store that knows no conditions: each PUT replaces what was there. */
final class OverwritingStore implements ObjectStore {

    private final MemoryObjectStore objects;

    OverwritingStore(MemoryObjectStore objects) {
        this.objects = objects;
    }

    @Override
    public PutResult putIfAbsent(String name, byte[] bytes, Map<String, String> metadata) {
        objects.putUnconditionally(name, bytes, metadata);
        return PutResult.STORED;
    }

    @Override
    public @Nullable Map<String, String> head(String name) {
        return objects.head(name);
    }

    @Override
    public byte @Nullable [] get(String name) {
        return objects.get(name);
    }

    @Override
    public @Nullable InputStream open(String name) {
        return objects.open(name);
    }

    @Override
    public Stream<Listed> list(String prefix) {
        return objects.list(prefix);
    }
}
