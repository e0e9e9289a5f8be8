package dev.sujip.bench.http.workload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** How records make a body. */
enum Form {

    OBJECT {
        @Override
        Body of(List<String> records) {
            return plain("application/json", records.getFirst(), records);
        }
    },
    ARRAY {
        @Override
        Body of(List<String> records) {
            return plain("application/json", '[' + String.join(",", records) + ']', records);
        }
    },
    LINES {
        @Override
        Body of(List<String> records) {
            return plain("application/x-ndjson", String.join("\n", records) + '\n', records);
        }
    },
    GZIPPED_ARRAY {
        @Override
        Body of(List<String> records) {
            var array = ARRAY.of(records);
            return new Body(gzipped(array.bytes()), array.contentType(), Optional.of("gzip"), array.records(),
                    array.recordBytes());
        }
    };

    /** Returns the body that holds these records. */
    abstract Body of(List<String> records);

    private static Body plain(String contentType, String text, List<String> records) {
        return new Body(text.getBytes(UTF_8), contentType, Optional.empty(), records.size(),
                String.join("", records).getBytes(UTF_8).length);
    }

    private static byte[] gzipped(byte[] bytes) {
        var result = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(result)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return result.toByteArray();
    }
}
