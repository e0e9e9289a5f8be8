package dev.sujip.sink.store;

import dev.sujip.sink.batch.ObjectBytes;

import java.util.Map;

/** A store that knows no conditions: each PUT replaces what was there. */
final class OverwritingStore extends ForwardingStore {

    private final MemoryObjectStore objects;

    OverwritingStore(MemoryObjectStore objects) {
        super(objects);
        this.objects = objects;
    }

    @Override
    public PutResult putIfAbsent(String name, ObjectBytes bytes, Map<String, String> metadata) {
        objects.putUnconditionally(name, bytes, metadata);
        return PutResult.STORED;
    }
}
