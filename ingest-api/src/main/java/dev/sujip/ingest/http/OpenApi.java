package dev.sujip.ingest.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The description of this contract that machines read. */
final class OpenApi {

    static final String PATH = "/openapi.yaml";

    private OpenApi() {}

    static Answer answer() {
        try (InputStream document = OpenApi.class.getResourceAsStream(PATH)) {
            if (document == null) {
                throw new IllegalStateException(PATH + " is not on the class path");
            }
            return new Answer(200, null, "application/yaml", List.of(), document.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
