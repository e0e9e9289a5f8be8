package dev.sujip.sink;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** All lines of all objects of a topic, read with a client that is not the worker's. */
record StoredLines(List<JsonNode> lines) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static StoredLines of(S3Client client, String topic) {
        return new StoredLines(client.listObjectsV2Paginator(list -> list.bucket(Backends.BUCKET).prefix(topic + "/"))
                .contents()
                .stream()
                .map(S3Object::key)
                .filter(key -> key.contains(".ndjson"))
                .flatMap(key -> lines(key,
                        client.getObjectAsBytes(get -> get.bucket(Backends.BUCKET).key(key)).asByteArray()))
                .toList());
    }

    /** Each as {@code partition/offset}, in order; one that stands there twice is there twice. */
    List<String> places() {
        return lines.stream()
                .map(line -> "%d/%05d".formatted(line.get("partition").asInt(), line.get("offset").asLong()))
                .sorted()
                .toList();
    }

    private static Stream<JsonNode> lines(String key, byte[] object) {
        byte[] text = key.endsWith(".gz") ? gunzip(object) : object;
        return new String(text, StandardCharsets.UTF_8).lines().map(JSON::readTree);
    }

    private static byte[] gunzip(byte[] object) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(object))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
