package dev.sujip.sink.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The pieces of an object's bytes laid side by side. */
public final class AllBytes {

    private AllBytes() {}

    public static byte[] of(ObjectBytes bytes) {
        try (InputStream all = bytes.stream()) {
            return all.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
