package dev.sujip.sink.tools.verify;

import dev.sujip.sink.store.ForwardingStore;
import dev.sujip.sink.tools.TestArchive;

import java.util.List;
import java.util.stream.Stream;

/** A store in which something is stored right behind the place that a listing has reached. */
final class GrowingStore extends ForwardingStore {

    private final Runnable afterListing;

    GrowingStore(TestArchive archive, Runnable afterListing) {
        super(archive.store);
        this.afterListing = afterListing;
    }

    @Override
    public Stream<Listed> list(String prefix) {
        List<Listed> now = super.list(prefix).toList();
        afterListing.run();
        return now.stream();
    }
}
