package dev.sujip.ingest.contract;

import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** {@code openapi.yaml} as a tree, whose references can be followed. */
record OpenApiDocument(JsonNode root) {

    static OpenApiDocument read() throws IOException {
        try (InputStream yaml = OpenApiDocument.class.getResourceAsStream("/openapi.yaml")) {
            return parse(new String(Objects.requireNonNull(yaml, "openapi.yaml").readAllBytes(),
                    StandardCharsets.UTF_8));
        }
    }

    static OpenApiDocument parse(String yaml) {
        return new OpenApiDocument(JsonMapper.shared().valueToTree(new Yaml().<Object>load(yaml)));
    }

    /** Returns the paths and what stands under each. */
    Collection<Map.Entry<String, JsonNode>> paths() {
        return root.get("paths").properties();
    }

    /** Returns the body of {@code POST /upload} by content type. */
    Collection<Map.Entry<String, JsonNode>> contents() {
        return resolved(root.at("/paths/~1upload/post/requestBody")).get("content").properties();
    }

    /** Returns the schema's restriction on each response that can be a problem. */
    Stream<JsonNode> problems() {
        return root.at("/components/responses").valueStream()
                .map(response -> response.at("/content/application~1problem+json/schema/allOf/1/properties"))
                .filter(JsonNode::isObject);
    }

    /** Returns every reference in the document. */
    Stream<String> references() {
        return root.findValues("$ref").stream().map(JsonNode::asString);
    }

    /** Returns {@code node}, or what it refers to. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? target(node.get("$ref").asString()) : node;
    }

    /** Returns what a reference leads to, a missing node where it leads nowhere. */
    JsonNode target(String reference) {
        return root.at(reference.substring(1));
    }
}
