package dev.sujip.sink.tools.replay;

import dev.sujip.sink.store.ObjectStore;
import dev.sujip.sink.store.StoreException;
import org.jspecify.annotations.Nullable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.stream.Stream;

/** A store whose connection breaks once, in the middle of an object. */
final class BreakingStore implements ObjectStore {

    private static final int WHOLE_BYTES = 40_000;

    private final ObjectStore store;
    private boolean broken;

    BreakingStore(ObjectStore store) {
        this.store = store;
    }

    boolean broken() {
        return broken;
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
    public Stream<Listed> list(String prefix) {
        return store.list(prefix);
    }

    @Override
    public @Nullable InputStream open(String name) {
        InputStream content = store.open(name);
        if (content == null || broken) {
            return content;
        }
        return new FilterInputStream(content) {

            private int left = WHOLE_BYTES;

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                if (left == 0) {
                    broken = true;
                    throw new StoreException("the connection broke");
                }
                int read = super.read(bytes, from, Math.min(left, length));
                left -= Math.max(read, 0);
                return read;
            }
        };
    }
}
