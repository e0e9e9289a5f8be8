package dev.sujip.ingest.security;

import dev.sujip.ingest.SettingException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;

/** Makes the authenticator of the mode that is set, or refuses to start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecurityProperties.class)
class SecurityConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SecurityConfiguration.class);
    private static final Duration LOOK_AT_FILE_EVERY = Duration.ofSeconds(2);
    private static final String KEYS_FILE = "ingest.security.api-keys-file";

    /** @throws SettingException if no mode is set, or the mode lacks what it needs */
    @Bean
    Authenticator authenticator(SecurityProperties properties, ObjectProvider<SslBundles> bundles) {
        return switch (required(properties.mode())) {
            case NONE -> nobodyIsAsked();
            case API_KEY -> apiKeys(properties.apiKeysFile());
            case JWT -> JwtSetup.authenticator(properties.jwt(), bundles);
        };
    }

    private static SecurityMode required(@Nullable SecurityMode mode) {
        if (mode == null) {
            throw new SettingException(
                    "ingest.security.mode is not set, and nobody is let in by default.",
                    """
                            Set ingest.security.mode (or INGEST_SECURITY_MODE) to one of

                              api-key  callers send a key in the X-API-Key header;
                                       needs ingest.security.api-keys-file
                              jwt      callers send a token of your identity provider;
                                       needs ingest.security.jwt.issuer, .audiences, and
                                       .jwk-set-uri or .public-key-location
                              none     whoever reaches the port may write every topic;
                                       only for a network in which everybody may""");
        }
        return mode;
    }

    private static Authenticator nobodyIsAsked() {
        log.warn("security=none whoever reaches this service may write every topic");
        return new OpenDoor();
    }

    private static Authenticator apiKeys(@Nullable String file) {
        if (file == null || file.isBlank()) {
            throw new SettingException(
                    "ingest.security.mode is api-key, but " + KEYS_FILE + " is not set.",
                    "Set it to the path of a file with one key a line: name, SHA-256 of the key in hex, topics (a,b or *).");
        }
        try {
            var keys = ApiKeysFile.open(Path.of(file));
            log.info("security=api-key");
            keys.logTaken();
            return new ApiKeyAuthenticator(keys,
                    BackgroundTask.every(LOOK_AT_FILE_EVERY, "ingest-api-keys", keys::look));
        } catch (InvalidKeysException e) {
            throw new SettingException("%s is \"%s\": %s.".formatted(KEYS_FILE, file, e.getMessage()),
                    sentence(e.mend()));
        } catch (InvalidPathException e) {
            throw new SettingException("%s is \"%s\", which is not a path.".formatted(KEYS_FILE, file),
                    "Set it to the path of the file of keys.");
        }
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + '.';
    }
}
