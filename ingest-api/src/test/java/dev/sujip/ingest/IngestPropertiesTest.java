package dev.sujip.ingest;

import dev.sujip.ingest.IngestProperties.Limits;
import dev.sujip.ingest.IngestProperties.RateLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class IngestPropertiesTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(Settings.class);

    @Test
    void hasTheseDefaults() {
        assertBound(new IngestProperties("uploads", Set.of(), null, List.of(),
                new Limits(1 << 20, 4 << 20, 1000, 1_000_000, 128, 32 << 20, 10_000, Duration.ofSeconds(30),
                        Duration.ofSeconds(30)),
                new RateLimit(0, 1000), Duration.ofSeconds(10), Duration.ofSeconds(5), false));
    }

    @Test
    void isSetByTheseNames() {
        assertBound(
                new IngestProperties("events", Set.of("clicks", "views"), "/student", List.of("X-Course"),
                        new Limits(2, 3, 4, 5, 6, 7, 8, Duration.ofMillis(900), Duration.ofMillis(800)),
                        new RateLimit(9, 10),
                        Duration.ofMillis(5500), Duration.ZERO, true),
                "ingest.topic=events", "ingest.topics=clicks,views", "ingest.key-pointer=/student",
                "ingest.headers=X-Course", "ingest.limits.max-body-bytes=2", "ingest.limits.max-decoded-bytes=3",
                "ingest.limits.max-records=4", "ingest.limits.max-record-bytes=5", "ingest.limits.max-json-depth=6",
                "ingest.limits.max-in-flight-bytes=7", "ingest.limits.max-connections=8",
                "ingest.limits.receive-timeout=900ms", "ingest.limits.send-timeout=800ms",
                "ingest.rate-limit.requests-per-second=9",
                "ingest.rate-limit.burst=10", "ingest.acknowledgement-timeout=5500ms", "ingest.shutdown-grace=0s",
                "ingest.access-log=true");
    }

    @Test
    void hasNoSettingBesideThose() {
        assertThat(names(IngestProperties.class)).containsExactly("topic", "topics", "keyPointer", "headers", "limits",
                "rateLimit", "acknowledgementTimeout", "shutdownGrace", "accessLog");
        assertThat(names(Limits.class)).containsExactly("maxBodyBytes", "maxDecodedBytes", "maxRecords",
                "maxRecordBytes", "maxJsonDepth", "maxInFlightBytes", "maxConnections", "receiveTimeout",
                "sendTimeout");
        assertThat(names(RateLimit.class)).containsExactly("requestsPerSecond", "burst");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest.topic=", "ingest.topic=a b", "ingest.topic=..", "ingest.topics=ok,not ok",
            "ingest.key-pointer=student", "ingest.headers=Authorization", "ingest.headers=x-api-key",
            "ingest.headers=ce_type", "ingest.headers=a b", "ingest.limits.max-body-bytes=0",
            "ingest.limits.max-decoded-bytes=0", "ingest.limits.max-records=0", "ingest.limits.max-records=many",
            "ingest.limits.max-record-bytes=0", "ingest.limits.max-json-depth=0",
            "ingest.limits.max-in-flight-bytes=0", "ingest.limits.max-connections=0",
            "ingest.limits.receive-timeout=0s", "ingest.limits.send-timeout=0s",
            "ingest.rate-limit.requests-per-second=-1",
            "ingest.rate-limit.burst=0", "ingest.acknowledgement-timeout=999ms", "ingest.shutdown-grace=-1s"})
    void refusesWhatCannotWork(String setting) {
        application.withPropertyValues(setting).run(context -> {
            assertThat(context).hasFailed();
            assertThat(context.getStartupFailure()).rootCause().message().isNotBlank();
        });
    }

    private static List<String> names(Class<? extends Record> settings) {
        return Stream.of(settings.getRecordComponents()).map(RecordComponent::getName).toList();
    }

    private void assertBound(IngestProperties expected, String... settings) {
        application.withPropertyValues(settings)
                .run(context -> assertThat(context.getBean(IngestProperties.class)).isEqualTo(expected));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(IngestProperties.class)
    static class Settings {}
}
