package dev.sujip.bench.sink.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.zip.ZipFile;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What the worker's jar tells of the settings that the worker knows; one that it does not know it would silently pass by. */
final class WorkerJar {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    private WorkerJar() {}

    /**
     * Whether there is a setting of this name.
     *
     * @throws UncheckedIOException if the jar cannot be read
     */
    static boolean knows(Path jar, String setting) {
        try (var zip = new ZipFile(jar.toFile()); var metadata = zip.getInputStream(zip.getEntry(METADATA))) {
            return new String(metadata.readAllBytes(), UTF_8).contains('"' + setting + '"');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
