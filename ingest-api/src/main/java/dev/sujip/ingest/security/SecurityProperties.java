package dev.sujip.ingest.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

import java.net.URI;
import java.util.Set;

/**
 * Who may write. What a mode needs is checked when the service starts, and only for the mode that is set.
 *
 * @param mode        {@code none}, {@code api-key} or {@code jwt}; there is no default, the service refuses to start without it
 * @param apiKeysFile the file of keys of mode {@code api-key}, one a line: name, SHA-256 of the key in hex, topics (comma list or
 *                    {@code *}); read again every two seconds
 * @param jwt         the settings of mode {@code jwt}
 */
@ConfigurationProperties("ingest.security")
public record SecurityProperties(
        @Nullable SecurityMode mode,
        @Nullable String apiKeysFile,
        @DefaultValue Jwt jwt) {

    /**
     * Which tokens are taken. Exactly one of {@code jwkSetUri} and {@code publicKeyLocation} is needed.
     *
     * @param jwkSetUri         where the identity provider publishes its keys, {@code https} or {@code http}; fetched every five minutes
     * @param sslBundle         the Spring SSL bundle to trust (and to show) when fetching from {@code jwkSetUri}; without it the JVM's
     *                          authorities are trusted
     * @param publicKeyLocation a file (or {@code file:}, {@code classpath:} location) with one or more public keys in PEM, read at the
     *                          start
     * @param issuer            needed; what a token's {@code iss} must be, to the letter
     * @param audiences         needed; one of them must be in a token's {@code aud}
     * @param algorithms        the signature algorithms that are taken, all of them asymmetric
     * @param topicsClaim       the claim that lists the topics which the caller may write, as an array or as one text with spaces,
     *                          {@code *} being every topic; without this setting every caller may write every topic
     */
    public record Jwt(
            @Nullable URI jwkSetUri,
            @Nullable String sslBundle,
            @Nullable String publicKeyLocation,
            @Nullable String issuer,
            @DefaultValue Set<String> audiences,
            @DefaultValue("RS256") Set<SignatureAlgorithm> algorithms,
            @Nullable String topicsClaim) {}
}
