package dev.sujip.ingest.security;

import dev.sujip.ingest.SettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static dev.sujip.ingest.security.Authentication.caller;
import static dev.sujip.ingest.security.Authentication.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Each mode as it is set, and each way in which it can be set wrongly. */
class SecurityConfigurationTest {

    private static final String[] JWT = {"ingest.security.mode=jwt", "ingest.security.jwt.issuer=" + Tokens.ISSUER,
            "ingest.security.jwt.audiences=" + Tokens.AUDIENCE};

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
            .withUserConfiguration(SecurityConfiguration.class);

    @TempDir
    Path folder;

    @Test
    void saysAloudThatNobodyIsAsked() {
        try (var log = new LogLines()) {
            application.withPropertyValues("ingest.security.mode=none")
                    .run(context -> assertThat(context).getBean(Authenticator.class).isInstanceOf(OpenDoor.class));
            assertThat(log.all())
                    .containsExactly("WARN security=none whoever reaches this service may write every topic");
        }
    }

    @Test
    void takesKeysFromAFileAndSeesItChange() throws Exception {
        var file = Files.writeString(folder.resolve("keys"), Keys.line("app", Keys.OLD, "*"));
        try (var log = new LogLines()) {
            application.withPropertyValues("ingest.security.mode=api-key", "ingest.security.api-keys-file=" + file)
                    .run(context -> {
                        var authenticator = context.getBean(Authenticator.class);
                        var old = SentHeaders.of("X-API-Key", Keys.OLD);
                        assertThat(caller(authenticator.authenticate(old)).name()).isEqualTo("app");
                        Files.writeString(file, Keys.line("app", Keys.NEW, "*"));
                        await().until(() -> authenticator.authenticate(old).isCompletedExceptionally());
                    });
            assertThat(log.all()).startsWith("INFO security=api-key", "INFO api-keys=1 file=" + file);
            assertThat(String.join("\n", log.all())).doesNotContain(Keys.OLD, Keys.NEW, Keys.hash(Keys.OLD));
        }
    }

    @Test
    void takesTokensByTheKeysOfAnIdentityProvider() throws Exception {
        var key = Tokens.key("k1");
        try (var server = new JwkServer(key); var log = new LogLines()) {
            application.withPropertyValues(JWT)
                    .withPropertyValues("ingest.security.jwt.jwk-set-uri=" + server.uri()).run(context -> {
                        var authenticator = context.getBean(Authenticator.class);
                        var token = Tokens.signed(key, Tokens.current());
                        assertThat(caller(authenticator.authenticate(SentHeaders.bearer(token))).name())
                                .isEqualTo("app-17");
                        assertThat(server.requests()).isEqualTo(1);
                    });
            assertThat(log.all()).containsExactly(
                    "INFO security=jwt issuer=" + Tokens.ISSUER
                            + " audiences=[sujip] algorithms=[RS256] topics-claim=null",
                    "WARN jwk-set-uri=" + server.uri()
                            + " is not https: whoever is on the way there decides which tokens are good",
                    "INFO identity-provider=reachable keys=1");
        }
    }

    @Test
    void startsWhileTheIdentityProviderIsAway() {
        var server = new JwkServer();
        var uri = server.uri();
        server.close();
        try (var log = new LogLines()) {
            application.withPropertyValues(JWT).withPropertyValues("ingest.security.jwt.jwk-set-uri=" + uri)
                    .run(context -> {
                        var token = Tokens.signed(Tokens.key("k1"), Tokens.current());
                        var answer = context.getBean(Authenticator.class).authenticate(SentHeaders.bearer(token));
                        assertThat(problem(answer).type().status()).isEqualTo(503);
                    });
            assertThat(log.all()).last().asString()
                    .startsWith("WARN identity-provider=away keys=0 reason=\"java.net.ConnectException");
        }
    }

    @Test
    void takesTokensByAPublicKeyInAFile() throws Exception {
        var key = Tokens.key("k1");
        var file = Files.writeString(folder.resolve("key.pem"), PublicKeysTest.pem(key.toRSAPublicKey()));
        for (var location : List.of(file.toString(), file.toUri().toString())) {
            application.withPropertyValues(JWT)
                    .withPropertyValues("ingest.security.jwt.public-key-location=" + location,
                            "ingest.security.jwt.topics-claim=topics")
                    .run(context -> {
                        var token = Tokens.signed(key, Tokens.current().claim("topics", "events"));
                        var answer = context.getBean(Authenticator.class).authenticate(SentHeaders.bearer(token));
                        assertThat(answer).isCompleted();
                        assertThat(caller(answer).mayWrite("events")).isTrue();
                        assertThat(caller(answer).mayWrite("uploads")).isFalse();
                    });
        }
    }

    @ParameterizedTest
    @MethodSource
    void refusesToStartAndSaysWhatToSet(List<String> settings, String fault, String mend) {
        application.withPropertyValues(settings.toArray(String[]::new)).run(context -> {
            assertThat(context).getFailure().rootCause().isInstanceOf(SettingException.class)
                    .hasMessageContainingAll(fault, mend).message().doesNotContain("\n");
        });
    }

    static Stream<Arguments> refusesToStartAndSaysWhatToSet() {
        var issuer = "ingest.security.jwt.issuer=i";
        var audiences = "ingest.security.jwt.audiences=a";
        var jwt = "ingest.security.mode=jwt";
        var apiKey = "ingest.security.mode=api-key";
        var location = "ingest.security.jwt.public-key-location";
        return Stream.of(row("ingest.security.mode is not set", "none whoever"),
                row("ingest.security.mode is not set", "api-key callers", "ingest.security.mode="),
                row("ingest.security.api-keys-file is not set", "name, SHA-256", apiKey),
                row("ingest.security.api-keys-file is \"/not/there\": the file cannot be read (NoSuchFileException).",
                        "Check that it is there", apiKey, "ingest.security.api-keys-file=/not/there"),
                row("ingest.security.api-keys-file is \"a\0b\", which is not a path.", "path of the file", apiKey,
                        "ingest.security.api-keys-file=a\0b"),
                row("jwt, but ingest.security.jwt.issuer is not set", "the iss of your identity provider", jwt),
                row("jwt, but ingest.security.jwt.audiences is not set", "the aud (one or several)", jwt, issuer),
                row("jwt, but ingest.security.jwt.algorithms is not set", "such as RS256", jwt, issuer, audiences,
                        "ingest.security.jwt.algorithms="),
                row("there is no key to check signatures with", "ingest.security.jwt.jwk-set-uri", jwt, issuer,
                        audiences),
                row("are both set", "Set one of them", jwt, issuer, audiences, location + "=x",
                        "ingest.security.jwt.jwk-set-uri=https://x/y"),
                row("jwk-set-uri is \"ftp://x/y\"", "https://", jwt, issuer, audiences,
                        "ingest.security.jwt.jwk-set-uri=ftp://x/y"),
                row("jwk-set-uri is \"/keys\"", "https://", jwt, issuer, audiences,
                        "ingest.security.jwt.jwk-set-uri=/keys"),
                row("ssl-bundle is \"id\", and there is no such bundle", "spring.ssl.bundle.pem.id.", jwt, issuer,
                        audiences, "ingest.security.jwt.jwk-set-uri=https://x/y", "ingest.security.jwt.ssl-bundle=id"),
                row("public-key-location is \"/not/there\": it cannot be read", "openssl pkey -pubout", jwt, issuer,
                        audiences, location + "=/not/there"),
                row("it has no \"-----BEGIN PUBLIC KEY-----\"", "openssl pkey -pubout", jwt, issuer, audiences,
                        location + "=classpath:META-INF/spring.factories"));
    }

    @Test
    void refusesAKeyThatDoesNotFitTheAlgorithms() throws Exception {
        var file = Files.writeString(folder.resolve("key.pem"), PublicKeysTest.pem(PublicKeysTest.curve("secp256r1")));
        application.withPropertyValues(JWT).withPropertyValues("ingest.security.jwt.public-key-location=" + file)
                .run(context -> assertThat(context).getFailure().rootCause()
                        .hasMessageContaining("it has no key for the algorithms [RS256]"));
    }

    @Test
    void refusesAFileWhoseLinesCannotBeUsed() throws Exception {
        var file = Files.writeString(folder.resolve("keys"), "app " + Keys.OLD.substring(1) + " *\n");
        application.withPropertyValues("ingest.security.mode=api-key", "ingest.security.api-keys-file=" + file)
                .run(context -> assertThat(context).getFailure().rootCause()
                        .hasMessageContainingAll(file + "\": line 1 does not have a SHA-256", "Make it by: printf")
                        .message().doesNotContain(Keys.OLD.substring(1)));
    }

    private static Arguments row(String fault, String mend, String... settings) {
        return Arguments.of(List.of(settings), fault, mend);
    }
}
