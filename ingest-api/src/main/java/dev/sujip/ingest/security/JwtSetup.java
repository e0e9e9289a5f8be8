package dev.sujip.ingest.security;

import dev.sujip.ingest.SettingException;
import dev.sujip.ingest.security.SecurityProperties.Jwt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;

import java.time.Clock;

/** Makes the authenticator of mode {@code jwt} from its settings, or says which of them is wrong. */
final class JwtSetup {

    private static final Logger log = LoggerFactory.getLogger(JwtSetup.class);
    static final String PREFIX = "ingest.security.jwt.";

    private final Jwt settings;
    private final ObjectProvider<SslBundles> bundles;

    private JwtSetup(Jwt settings, ObjectProvider<SslBundles> bundles) {
        this.settings = settings;
        this.bundles = bundles;
    }

    /** @throws SettingException naming the setting that is missing or wrong */
    static Authenticator authenticator(Jwt settings, ObjectProvider<SslBundles> bundles) {
        return new JwtSetup(settings, bundles).authenticator();
    }

    private Authenticator authenticator() {
        var issuer = required("issuer", settings.issuer(), "the iss of your identity provider's tokens");
        if (settings.audiences().isEmpty()) {
            throw missing("audiences", "the aud (one or several) that tokens for this service have");
        }
        if (settings.algorithms().isEmpty()) {
            throw missing("algorithms", "what your identity provider signs with, such as RS256");
        }
        var rules = new TokenRules(issuer, settings.audiences(), Clock.systemUTC());
        var decoders = new TokenDecoders(settings.algorithms(), rules);
        log.info("security=jwt issuer={} audiences={} algorithms={} topics-claim={}", issuer, settings.audiences(),
                settings.algorithms(), settings.topicsClaim());
        return new JwtAuthenticator(settings.algorithms(), new KeySetup(settings, bundles).keys(decoders),
                new TopicsClaim(settings.topicsClaim()));
    }

    private static String required(String name, @Nullable String value, String meaning) {
        if (value == null || value.isBlank()) {
            throw missing(name, meaning);
        }
        return value;
    }

    private static SettingException missing(String name, String meaning) {
        return new SettingException("ingest.security.mode is jwt, but %s%s is not set.".formatted(PREFIX, name),
                "Set it to " + meaning + '.');
    }
}
