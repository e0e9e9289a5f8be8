package dev.sujip.ingest.http;

import dev.sujip.ingest.IngestProperties;
import dev.sujip.ingest.SettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class ServableSettingsTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(Settings.class);

    @Test
    void takesTheDefaults() {
        application.run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            server.http2.enabled=true | server.http2.enabled=true has no effect here. Only HTTP/1.1 is spoken
            server.compression.enabled=true | server.compression.enabled=true has no effect here.
            ingest.shutdown-grace=30s | ingest.shutdown-grace=30000 ms is not shorter than spring.lifecycle.timeout-per-shutdown-phase=30000 ms. Set spring.lifecycle.timeout-per-shutdown-phase to 35 s or more
            ingest.acknowledgement-timeout=40s | ingest.acknowledgement-timeout=40000 ms is not shorter than
            ingest.limits.max-in-flight-bytes=5370879 | Set it to 5370880 or more, or make those smaller
            """)
    void refusesWhatCannotWork(String setting, String words) {
        application.withPropertyValues(setting).run(context -> assertThat(context).getFailure().rootCause()
                .isInstanceOf(SettingException.class).hasMessageContaining(words));
    }

    @Test
    void takesTheSmallestRoomThatOneBodyNeeds() {
        application.withPropertyValues("ingest.limits.max-in-flight-bytes=5370880")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({IngestProperties.class, ServerProperties.class, LifecycleProperties.class})
    static class Settings {

        @Bean
        String required(IngestProperties ingest, ServerProperties server, LifecycleProperties lifecycle) {
            ServableSettings.require(ingest, server, lifecycle);
            return "required";
        }
    }
}
