package dev.sujip.sink.batch;

/**
 * A batch that is cut: the object to store.
 *
 * @param name of the object; the same for every writer that stands at {@code start}
 * @param start position where reading began, that is the {@code next} of the object before
 * @param next offset of the last record + 1
 * @param count records in it
 * @param sha256 of {@code bytes}, lower-case hex
 * @param bytes the object's content; never changed after this
 */
public record SealedBatch(String name, long start, long next, int count, String sha256, byte[] bytes) {}
