package dev.sujip.ingest.publish;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The service at a Kafka that wants to know who it is, set up by Spring Boot's settings alone. */
class KafkaSecurityIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;
    static TestCertificates certificates;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = new TestCertificates(folder);
    }

    @Test
    void writesOverTlsWithAPasswordAndRecoversFromAWrongOne(@TempDir Path data) throws Exception {
        try (var kafka = SecuredBroker.withScramOverTls(data, certificates)) {
            kafka.open().createTopic("uploads", 1, Map.of());
            kafka.setPassword("ingest", "old");
            kafka.allow("ingest", "uploads");
            try (var service = new RunningService(kafka.bootstrapServers(),
                    "spring.kafka.security.protocol=SASL_SSL",
                    "spring.kafka.properties.sasl.mechanism=SCRAM-SHA-512",
                    "spring.kafka.properties.sasl.jaas.config=" + SecuredBroker.login("ingest", "new"),
                    "spring.kafka.ssl.bundle=kafka",
                    "spring.ssl.bundle.pem.kafka.truststore.certificate=file:" + certificates.authority())) {
                var refusal = service.upload();
                assertThat(refusal.statusCode()).as(refusal.body()).isIn(500, 503);
                assertThat(refusal.body()).contains("\"outcome\":\"none\"");
                kafka.setPassword("ingest", "new");
                await().atMost(PATIENCE).until(() -> service.upload().statusCode() == 200);
                assertThat(service.metrics())
                        .anyMatch(line -> line.matches("sujip_ingest_producer_replacements_total [1-9].*"));
            }
        }
    }

    @Test
    void writesOverTlsWithACertificate(@TempDir Path data) throws Exception {
        try (var kafka = SecuredBroker.withMutualTls(data, certificates)) {
            kafka.open().createTopic("uploads", 1, Map.of());
            kafka.allow(TestCertificates.CLIENT, "uploads");
            var stores = "spring.ssl.bundle.jks.kafka.";
            try (var service = new RunningService(kafka.bootstrapServers(), "spring.kafka.security.protocol=SSL",
                    "spring.kafka.ssl.bundle=kafka",
                    stores + "keystore.location=file:" + certificates.clientKeyStore(),
                    stores + "keystore.password=" + TestCertificates.PASSWORD, stores + "keystore.type=PKCS12",
                    stores + "truststore.location=file:" + certificates.trustStore(),
                    stores + "truststore.password=" + TestCertificates.PASSWORD,
                    stores + "truststore.type=PKCS12")) {
                await().atMost(PATIENCE).until(() -> service.upload().statusCode() == 200);
            }
        }
    }

    @Test
    void refusesABrokerWhoseCertificateNobodyVouchesFor(@TempDir Path data) throws Exception {
        try (var kafka = SecuredBroker.withScramOverTls(data, certificates)) {
            kafka.open().createTopic("uploads", 1, Map.of());
            try (var service = new RunningService(kafka.bootstrapServers(),
                    "spring.kafka.security.protocol=SASL_SSL",
                    "spring.kafka.properties.sasl.mechanism=SCRAM-SHA-512",
                    "spring.kafka.properties.sasl.jaas.config=" + SecuredBroker.login("ingest", "new"))) {
                await().atMost(PATIENCE).untilAsserted(() -> assertRefused(service.upload()));
            }
        }
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(500);
        assertThat(answer.body()).contains("\"outcome\":\"none\"", "urn:sujip:problem:not-authorized-by-kafka");
    }
}
