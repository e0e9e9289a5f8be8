package dev.sujip.sink.store;

import dev.sujip.sink.batch.ObjectBytes;
import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One bucket of an S3-compatible store. Once an object can be seen it is whole and stays as it is: nothing here overwrites or removes.
 * Reads see every PUT that was answered before they began. Safe for use by many threads at once.
 */
public interface ObjectStore {

    /**
     * Stores an object unless there is one of this name. Of any number of writers exactly one is told {@link PutResult#STORED}.
     *
     * @param metadata names in lower case; names and values in printable ASCII
     * @throws StoreException if the store refused, failed or did not answer: the object may or may not be there afterwards, by this very
     *     call even after it returned, and the same call may be made again
     */
    PutResult putIfAbsent(String name, ObjectBytes bytes, Map<String, String> metadata);

    /** As {@link #putIfAbsent(String, ObjectBytes, Map)}. */
    default PutResult putIfAbsent(String name, byte[] bytes, Map<String, String> metadata) {
        return putIfAbsent(name, ObjectBytes.of(bytes), metadata);
    }

    /**
     * The metadata of an object; null where there is none of this name.
     *
     * @throws StoreException if the store refused, failed or did not answer
     */
    @Nullable
    Map<String, String> head(String name);

    /**
     * The content of an object; null where there is none of this name.
     *
     * @throws StoreException if the store refused, failed or did not answer
     */
    byte @Nullable [] get(String name);

    /**
     * The content of an object, read as it comes, so that an object of any size takes little memory; null where there is none of this name.
     * Close the stream when done.
     *
     * @throws StoreException if the store refused, failed or did not answer, now or while the stream is read: then what was read is not whole
     */
    @Nullable
    InputStream open(String name);

    /**
     * All objects whose names begin with {@code prefix}, in ascending order of names. Close the stream when done.
     *
     * @throws StoreException if the store refused, failed or did not answer, now or while the stream is read
     */
    Stream<Listed> list(String prefix);

    /**
     * An object that stands in the store.
     *
     * @param bytes its size as stored
     */
    record Listed(String name, long bytes) {}

    /** What became of a PUT. */
    enum PutResult {
        /** The object is there now, with our bytes. */
        STORED,
        /** There was an object of this name already. Perhaps ours: an answer may have been lost before. */
        TAKEN
    }
}
