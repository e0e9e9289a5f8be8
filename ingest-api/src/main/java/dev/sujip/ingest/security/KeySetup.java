package dev.sujip.ingest.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import dev.sujip.ingest.SettingException;
import dev.sujip.ingest.security.SecurityProperties.Jwt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.FileSystemResource;

import javax.net.ssl.SSLContext;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/**
 * Gets the keys of mode {@code jwt} from where the settings say.
 *
 * @param bundles asked only where one is named
 */
record KeySetup(
        Jwt settings,
        ObjectProvider<SslBundles> bundles) {

    private static final Logger log = LoggerFactory.getLogger(KeySetup.class);
    private static final Duration FETCH_TIMEOUT = Duration.ofSeconds(5);

    /**
     * Returns the keys, fetched for the first time where they come from an identity provider; that it is away is no reason not to start.
     *
     * @throws SettingException naming the setting that is missing or wrong
     */
    VerificationKeys keys(TokenDecoders decoders) {
        var uri = settings.jwkSetUri();
        var location = settings.publicKeyLocation();
        if (uri != null && location != null) {
            throw new SettingException(
                    JwtSetup.PREFIX + "jwk-set-uri and " + JwtSetup.PREFIX + "public-key-location are both set.",
                    "Set one of them.");
        }
        if (uri != null) {
            return fetched(uri, decoders);
        }
        if (location != null) {
            return new FixedKeys(decoders.apply(usable(location, read(location))));
        }
        throw new SettingException("ingest.security.mode is jwt, but there is no key to check signatures with.",
                "Set %1$sjwk-set-uri to where your identity provider publishes its keys, or %1$spublic-key-location to a PEM file."
                        .formatted(JwtSetup.PREFIX));
    }

    private VerificationKeys fetched(URI uri, TokenDecoders decoders) {
        boolean plain = "http".equalsIgnoreCase(uri.getScheme());
        if (uri.getHost() == null || !(plain || "https".equalsIgnoreCase(uri.getScheme()))) {
            throw new SettingException("%sjwk-set-uri is \"%s\".".formatted(JwtSetup.PREFIX, uri),
                    "Set it to an address that begins with https:// or http://.");
        }
        if (plain) {
            log.warn("jwk-set-uri={} is not https: whoever is on the way there decides which tokens are good", uri);
        }
        var keys = new FetchedKeys(new HttpKeyFetch(uri, FETCH_TIMEOUT, tls()), decoders, System::nanoTime);
        keys.start();
        return keys;
    }

    private SSLContext tls() {
        var bundle = settings.sslBundle();
        try {
            return bundle == null
                    ? SSLContext.getDefault()
                    : bundles.getObject().getBundle(bundle).createSslContext();
        } catch (NoSuchSslBundleException _) {
            throw new SettingException(
                    "%sssl-bundle is \"%s\", and there is no such bundle.".formatted(JwtSetup.PREFIX, bundle),
                    "Define it as spring.ssl.bundle.pem.%1$s.* or spring.ssl.bundle.jks.%1$s.*.".formatted(bundle));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }

    /** A text without a scheme is a file, as everywhere in this service; Spring alone would look on the class path. */
    private static JWKSet read(String location) {
        var resource = location.contains(":")
                ? new DefaultResourceLoader().getResource(location)
                : new FileSystemResource(location);
        try {
            return PublicKeys.read(resource.getContentAsString(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw unusable(location, "it cannot be read (" + e.getClass().getSimpleName() + ')');
        } catch (IllegalArgumentException e) {
            throw unusable(location, String.valueOf(e.getMessage()));
        }
    }

    private JWKSet usable(String location, JWKSet keys) {
        boolean some = settings.algorithms().stream().map(algorithm -> JWSAlgorithm.parse(algorithm.getName()))
                .map(KeyType::forAlgorithm)
                .anyMatch(type -> keys.getKeys().stream().anyMatch(key -> key.getKeyType().equals(type)));
        if (!some) {
            throw unusable(location, "it has no key for the algorithms " + settings.algorithms());
        }
        return keys;
    }

    private static SettingException unusable(String location, String why) {
        return new SettingException(
                "%spublic-key-location is \"%s\": %s.".formatted(JwtSetup.PREFIX, location, why),
                "Set it to a file with the public key in PEM, as `openssl pkey -pubout` writes it.");
    }
}
