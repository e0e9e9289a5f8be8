package dev.sujip.sink.tools.verify;

import dev.sujip.sink.store.ObjectStore;
import dev.sujip.sink.tools.TestArchive;
import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A store in which something is stored right behind the place that a listing has reached. */
final class GrowingStore implements ObjectStore {

    private final ObjectStore store;
    private final Runnable afterListing;

    GrowingStore(TestArchive archive, Runnable afterListing) {
        this.store = archive.store;
        this.afterListing = afterListing;
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
        List<Listed> now = store.list(prefix).toList();
        afterListing.run();
        return now.stream();
    }
}
