package dev.sujip.ingest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

class IngestPropertiesTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(Settings.class);

    @Test
    void hasTheseDefaults() {
        assertBound(new IngestProperties("uploads", 1024 * 1024, 1000, 128, Duration.ofSeconds(10)));
    }

    @Test
    void isSetByTheseNames() {
        assertBound(new IngestProperties("events", 2, 3, 4, Duration.ofMillis(5500)), "ingest.topic=events",
                "ingest.max-body-bytes=2", "ingest.max-records=3", "ingest.max-json-depth=4",
                "ingest.acknowledgement-timeout=5500ms");
    }

    @Test
    void hasNoSettingBesideThose() {
        assertThat(IngestProperties.class.getRecordComponents()).extracting(RecordComponent::getName)
                .isEqualTo(
                        Arrays.asList("topic", "maxBodyBytes", "maxRecords", "maxJsonDepth", "acknowledgementTimeout"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest.topic=", "ingest.topic=a b", "ingest.topic=..", "ingest.max-body-bytes=0",
            "ingest.max-records=0",
            "ingest.max-json-depth=0", "ingest.acknowledgement-timeout=999ms", "ingest.max-records=many"})
    void refusesWhatCannotWork(String setting) {
        application.withPropertyValues(setting).run(context -> {
            assertThat(context).hasFailed();
            assertThat(context.getStartupFailure()).rootCause().message().isNotBlank();
        });
    }

    private void assertBound(IngestProperties expected, String... settings) {
        application.withPropertyValues(settings)
                .run(context -> assertThat(context.getBean(IngestProperties.class)).isEqualTo(expected));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(IngestProperties.class)
    static class Settings {}
}
