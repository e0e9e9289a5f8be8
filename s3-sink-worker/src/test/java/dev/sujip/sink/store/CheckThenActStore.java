package dev.sujip.sink.store;

import dev.sujip.sink.batch.ObjectBytes;

import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A store that looks whether the name is taken and then stores, in two steps. The first two writers look before either stores. */
final class CheckThenActStore extends ForwardingStore {

    private final MemoryObjectStore objects;
    private final CountDownLatch looked = new CountDownLatch(2);

    CheckThenActStore(MemoryObjectStore objects) {
        super(objects);
        this.objects = objects;
    }

    @Override
    public PutResult putIfAbsent(String name, ObjectBytes bytes, Map<String, String> metadata) {
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
}
