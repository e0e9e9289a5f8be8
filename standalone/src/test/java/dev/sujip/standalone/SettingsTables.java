package dev.sujip.standalone;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of all modules as Markdown tables, each put between two comments of a page that name its prefix.
 *
 * @param byName what the compiler has written down of each
 * @param shown  the defaults that stand in a file instead of the code
 */
record SettingsTables(
        Map<String, JsonNode> byName,
        Properties shown) {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final Pattern PLACE = Pattern
            .compile("(?s)(<!-- settings: ([a-z.]+) -->\n).*?(<!-- end of settings -->)");
    private static final Pattern CODE = Pattern.compile("\\{@code ((?:[^{}]|\\{[^{}]*})*)}");

    static SettingsTables read() throws IOException {
        var byName = new TreeMap<String, JsonNode>();
        for (var file : Collections.list(SettingsTables.class.getClassLoader().getResources(METADATA))) {
            try (var json = file.openStream()) {
                for (var property : JsonMapper.shared().readTree(json).get("properties")) {
                    byName.put(property.get("name").asString(), property);
                }
            }
        }
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("standalone.yaml"));
        return new SettingsTables(byName, Objects.requireNonNull(yaml.getObject()));
    }

    Collection<String> names() {
        return byName.keySet();
    }

    /** Returns {@code page} with its tables made anew. */
    String in(String page) {
        return PLACE.matcher(page).replaceAll(
                (MatchResult place) -> Matcher.quoteReplacement(place.group(1) + table(place.group(2))
                        + place.group(3)));
    }

    private String table(String prefix) {
        var table = new StringBuilder("| property | type | default | meaning |\n| --- | --- | --- | --- |\n");
        for (var property : byName.values()) {
            var name = property.get("name").asString();
            if (name.startsWith(prefix + '.')) {
                table.append("| `%s` | %s | %s | %s |\n".formatted(name, type(property), preset(name, property),
                        meaning(property)));
            }
        }
        return table.toString();
    }

    private static String type(JsonNode property) {
        var type = property.get("type").asString();
        return switch (type.replaceAll(".*\\.(?=\\w+>?$)", "").replace(">", "")) {
            case "Boolean" -> "`true` or `false`";
            case "Integer", "Long" -> "whole number";
            case "Duration" -> "duration, such as `30s`";
            case "DataSize" -> "size, such as `8MB`";
            case "URI" -> "URI";
            case "String" -> type.startsWith("java.util.Map") ? "settings" : list(type) ? "list" : "text";
            default -> list(type) ? "list of names" : "name";
        };
    }

    private static boolean list(String type) {
        return type.startsWith("java.util.List") || type.startsWith("java.util.Set");
    }

    /** The compiler takes 0 for the default of a number that has none. */
    private String preset(String name, JsonNode property) {
        var inFile = shown.getProperty(name);
        var value = inFile == null ? property.path("defaultValue") : null;
        var text = value == null
                ? inFile
                : value.isArray()
                        ? String.join(",", value.valueStream()
                                .map(JsonNode::asString).toList())
                        : value.asString("");
        return text == null || text.isEmpty() ? "" : '`' + text + '`';
    }

    private static String meaning(JsonNode property) {
        return CODE.matcher(property.path("description").asString("")).replaceAll("`$1`").replace("|", "\\|");
    }
}
