package dev.sujip.sink.tools.replay;

import dev.sujip.sink.store.ForwardingStore;
import dev.sujip.sink.store.ObjectStore;
import dev.sujip.sink.store.StoreException;
import org.jspecify.annotations.Nullable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A store whose connection breaks once, in the middle of an object. */
final class BreakingStore extends ForwardingStore {

    private static final int WHOLE_BYTES = 40_000;

    private boolean broken;

    BreakingStore(ObjectStore store) {
        super(store);
    }

    boolean broken() {
        return broken;
    }

    @Override
    public @Nullable InputStream open(String name) {
        InputStream content = super.open(name);
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
