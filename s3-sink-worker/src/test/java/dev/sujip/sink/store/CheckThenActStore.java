package dev.sujip.sink.store;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** A store that looks whether the name is taken and then stores, in two steps. The first two writers look before either stores. */
final class CheckThenActStore implements ObjectStore {

    private final MemoryObjectStore objects = new MemoryObjectStore();
    private final CountDownLatch looked = new CountDownLatch(2);

    @Override
    public PutResult putIfAbsent(String name, byte[] bytes, Map<String, String> metadata) {
        if (objects.head(name) != null) {
            return PutResult.TAKEN;
        }
        looked.countDown();
        try {
            looked.await();
        } catch (InterruptedException e) {
            throw new StoreException("interrupted", e);
        }
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
