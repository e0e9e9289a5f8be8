package dev.sujip.ingest.security;

import dev.sujip.ingest.security.SecurityProperties.Jwt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class SecurityPropertiesTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(Settings.class);

    @Test
    void hasTheseDefaults() {
        assertBound(new SecurityProperties(null, null,
                new Jwt(null, null, null, null, Set.of(), Set.of(SignatureAlgorithm.RS256), null)));
    }

    @Test
    void isSetByTheseNames() {
        assertBound(new SecurityProperties(SecurityMode.API_KEY, "/etc/sujip/api-keys",
                new Jwt(URI.create("https://id.example.org/keys"), "id", "key.pem", "https://id.example.org",
                        Set.of("a", "b"), Set.of(SignatureAlgorithm.ES256, SignatureAlgorithm.PS512), "topics")),
                "ingest.security.mode=api-key", "ingest.security.api-keys-file=/etc/sujip/api-keys",
                "ingest.security.jwt.jwk-set-uri=https://id.example.org/keys", "ingest.security.jwt.ssl-bundle=id",
                "ingest.security.jwt.public-key-location=key.pem",
                "ingest.security.jwt.issuer=https://id.example.org", "ingest.security.jwt.audiences=a,b",
                "ingest.security.jwt.algorithms=ES256,PS512", "ingest.security.jwt.topics-claim=topics");
    }

    @Test
    void hasNoSettingBesideThose() {
        assertThat(SecurityProperties.class.getRecordComponents()).extracting(RecordComponent::getName)
                .containsExactly("mode", "apiKeysFile", "jwt");
        assertThat(Jwt.class.getRecordComponents()).extracting(RecordComponent::getName).containsExactly("jwkSetUri",
                "sslBundle", "publicKeyLocation", "issuer", "audiences", "algorithms", "topicsClaim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "HS512", "RS128"})
    void cannotBeToldToTakeATokenWithoutASignatureOrWithASharedSecret(String algorithm) {
        application.withPropertyValues("ingest.security.jwt.algorithms=" + algorithm)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining(algorithm));
    }

    private void assertBound(SecurityProperties expected, String... settings) {
        application.withPropertyValues(settings)
                .run(context -> assertThat(context.getBean(SecurityProperties.class)).isEqualTo(expected));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SecurityProperties.class)
    static class Settings {}
}
