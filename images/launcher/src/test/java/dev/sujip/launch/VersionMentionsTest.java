package dev.sujip.launch;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** One version for the whole release: what cannot take it from Maven must say the same. docs/releasing.md tells how it is raised. */
class VersionMentionsTest {

    /** Tests run in the folder of their module. */
    private static final Path ROOT = Path.of("..", "..");

    @Test
    void composeNamesTheImagesOfThisVersion() throws IOException {
        List<String> versions = found("docker-compose.yml", "image: sujip/[a-z0-9-]+:(.*)");
        assertThat(versions).hasSizeGreaterThan(4).containsOnly("${SUJIP_VERSION:-" + version() + "}");
        assertThat(found(".env", "SUJIP_VERSION=(.*)")).containsExactly(version());
    }

    @Test
    void composePinsTheImagesOfOthers() throws IOException {
        assertThat(found("docker-compose.yml", "image: (.*)"))
                .allMatch(image -> image.matches(".+:(\\$\\{.*}|v?[0-9]+\\.[0-9]+\\.[0-9]+)"));
    }

    @Test
    void theDescriptionOfTheApiHasTheVersionThatIsReleased() throws IOException {
        assertThat(found("ingest-api/src/main/resources/openapi.yaml", "  version: (.*)"))
                .containsExactly(version().replace("-SNAPSHOT", ""));
    }

    private static String version() throws IOException {
        return found("pom.xml", "<artifactId>sujip</artifactId>\\s*<version>(.*)</version>").get(0);
    }

    private static List<String> found(String file, String pattern) throws IOException {
        String text = Files.readString(ROOT.resolve(file));
        return Pattern.compile(pattern).matcher(text).results().map((MatchResult result) -> result.group(1)).toList();
    }
}
