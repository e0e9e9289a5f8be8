package dev.sujip.sink.tools.locate;

import dev.sujip.sink.store.ForwardingStore;
import dev.sujip.sink.store.ObjectStore;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Counts the names that are listed. */
final class CountingStore extends ForwardingStore {

    private final AtomicInteger names = new AtomicInteger();

    CountingStore(ObjectStore store) {
        super(store);
    }

    int names() {
        return names.get();
    }

    @Override
    public Stream<Listed> list(String prefix) {
        return super.list(prefix).peek(_ -> names.incrementAndGet());
    }
}
