package dev.sujip.sink.store;

class MemoryObjectStoreTest extends ObjectStoreContract {

    @Override
    protected ObjectStore emptyStore() {
        return new MemoryObjectStore();
    }
}
