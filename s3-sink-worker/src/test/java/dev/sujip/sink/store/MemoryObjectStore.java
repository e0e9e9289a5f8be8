package dev.sujip.sink.store;

import dev.sujip.sink.batch.AllBytes;
import dev.sujip.sink.batch.ObjectBytes;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The in-memory twin of the store: the same contract, nothing kept. */
public final class MemoryObjectStore implements ObjectStore {

    private final NavigableMap<String, StoredObject> objects = new ConcurrentSkipListMap<>();

    @Override
    public PutResult putIfAbsent(String name, ObjectBytes bytes, Map<String, String> metadata) {
        var object = new StoredObject(AllBytes.of(bytes), Map.copyOf(metadata));
        return objects.putIfAbsent(name, object) == null ? PutResult.STORED : PutResult.TAKEN;
    }

    /** What a store does that knows no conditions: the last writer wins. Only for showing that its misuse is noticed. */
    public void putUnconditionally(String name, ObjectBytes bytes, Map<String, String> metadata) {
        objects.put(name, new StoredObject(AllBytes.of(bytes), Map.copyOf(metadata)));
    }

    /** As {@link #putUnconditionally(String, ObjectBytes, Map)}. */
    public void putUnconditionally(String name, byte[] bytes, Map<String, String> metadata) {
        putUnconditionally(name, ObjectBytes.of(bytes), metadata);
    }

    @Override
    public @Nullable Map<String, String> head(String name) {
        StoredObject object = objects.get(name);
        return object == null ? null : object.metadata();
    }

    @Override
    public byte @Nullable [] get(String name) {
        StoredObject object = objects.get(name);
        return object == null ? null : object.bytes().clone();
    }

    @Override
    public @Nullable InputStream open(String name) {
        StoredObject object = objects.get(name);
        return object == null ? null : new ByteArrayInputStream(object.bytes());
    }

    /** What nobody should do to the objects of a chain. Only for showing that it is noticed. */
    public void remove(String name) {
        objects.remove(name);
    }

    @Override
    public Stream<Listed> list(String prefix) {
        return objects.tailMap(prefix, true).entrySet().stream()
                .takeWhile(object -> object.getKey().startsWith(prefix))
                .map(object -> new Listed(object.getKey(), object.getValue().bytes().length));
    }

    private record StoredObject(byte[] bytes, Map<String, String> metadata) {}
}
