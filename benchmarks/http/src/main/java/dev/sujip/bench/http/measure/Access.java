package dev.sujip.bench.http.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Whom ingest-api lets in.
 *
 * @param arguments that tell it so at its start
 * @param headers   that a request carries then, by name
 */
record Access(
        List<String> arguments,
        Map<String, String> headers) {

    private static final int KEYS = 100;

    /** Everybody. */
    static Access open() {
        return new Access(List.of("--ingest.security.mode=none"), Map.of());
    }

    /** Whoever knows one of a hundred keys, and the last of them. They protect nothing: anybody can read them here. */
    static Access byApiKey(Path folder) {
        var file = folder.resolve("api-keys");
        try {
            Files.write(file, IntStream.rangeClosed(1, KEYS)
                    .mapToObj(number -> "caller-%d %s *".formatted(number, sha256(key(number)))).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Access(List.of("--ingest.security.mode=api-key", "--ingest.security.api-keys-file=" + file),
                Map.of("X-API-Key", key(KEYS)));
    }

    private static String key(int number) {
        return "benchmark-key-%032d".formatted(number);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
