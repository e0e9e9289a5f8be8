package dev.sujip.ingest.security;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** What somebody sees who starts the service without a word on security. */
@ExtendWith(OutputCaptureExtension.class)
class RefusalToStartTest {

    @Test
    void printsWhatToSetForEachModeAndNoStackTrace(CapturedOutput output) {
        var application = new SpringApplication(SecurityConfiguration.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        assertThatException().isThrownBy(() -> application.run("--spring.main.banner-mode=off"));
        assertThat(output).contains("APPLICATION FAILED TO START",
                "ingest.security.mode is not set, and nobody is let in by default.", "INGEST_SECURITY_MODE",
                "api-key  callers send a key", "needs ingest.security.api-keys-file", "jwt      callers send a token",
                "none     whoever reaches the port").doesNotContain("\tat ");
    }
}
