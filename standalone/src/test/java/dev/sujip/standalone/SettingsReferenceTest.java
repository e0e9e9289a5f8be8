package dev.sujip.standalone;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps {@code docs/settings.md} the same as the settings: its tables are made of what the compiler has written down of the
 * {@code @ConfigurationProperties} and their Javadoc. It stands here because here both services are on the class path.
 */
class SettingsReferenceTest {

    private static final Path PAGE = Path.of("../docs/settings.md");
    private static final boolean WRITE = Boolean.getBoolean("settings.write");

    @Test
    void sayWhatTheCodeSays() throws IOException {
        var page = Files.readString(PAGE);
        var current = SettingsTables.read().in(page);
        if (WRITE) {
            Files.writeString(PAGE, current);
        } else {
            assertThat(page).as("docs/settings.md is out of date: mvn test -pl standalone -am"
                    + " -Dtest=SettingsReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -Dsettings.write=true")
                    .isEqualTo(current);
        }
    }

    @Test
    void knowsEachSettingOfEachModule() throws IOException {
        assertThat(SettingsTables.read().names()).contains("ingest.limits.max-body-bytes", "ingest.security.mode",
                "sink.batch.max-age", "standalone.ports.http");
    }
}
