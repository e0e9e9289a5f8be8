package dev.sujip.system;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tries the service against its own description with requests that nobody has thought of: nothing may be answered with a status of the
 * 500s, or with anything that {@code openapi.yaml} does not have. Runs only when asked for, since it installs tools from PyPI.
 */
class SchemathesisIT {

    @RegisterExtension
    final Children children = new Children();
    @TempDir
    Path folder;

    @Test
    @EnabledIfSystemProperty(named = "sujip.count", matches = "\\d+")
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void answersAsItsDescriptionSays() throws IOException {
        var standalone = new StandaloneProcess(children, folder);
        standalone.start();
        var here = Path.of(System.getProperty("sujip.root", ".."), "system-tests");
        var tools = Files.createDirectories(here.resolve("target/schemathesis"));
        int seconds = Integer.getInteger("sujip.count", 60);
        var run = children.start("schemathesis", List.of(here.resolve("schemathesis/run").toString(),
                "http://127.0.0.1:" + standalone.httpPort(), Integer.toString(seconds), tools.toString()), folder);
        assertThat(run.awaitExit(Duration.ofSeconds(seconds + 300L))).as("exit code, see above").isZero();
        run.out().lines().skip(Math.max(0, run.out().lines().count() - 25)).forEach(System.out::println);
    }
}
