package dev.sujip.ingest.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;

/**
 * What a token whose signature is good must say to be taken.
 *
 * @param issuer    that it must be from
 * @param audiences of which it must be for one
 */
record TokenRules(
        String issuer,
        Set<String> audiences,
        Clock clock) implements OAuth2TokenValidator<Jwt> {

    /** How far the clocks of the identity provider and of this machine may be apart. */
    static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    /** OpenID Connect's bound of {@code sub}. */
    private static final int MAX_SUBJECT_LENGTH = 255;

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        var fault = fault(token);
        return fault == null
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, fault, null));
    }

    private @Nullable String fault(Jwt token) {
        var now = clock.instant();
        var expiry = token.getExpiresAt();
        var notBefore = token.getNotBefore();
        var subject = token.getSubject();
        if (expiry == null) {
            return "The token does not say when it expires (exp).";
        }
        if (now.minus(CLOCK_SKEW).isAfter(expiry)) {
            return "The token has expired; get a new one.";
        }
        if (notBefore != null && now.plus(CLOCK_SKEW).isBefore(notBefore)) {
            return "The token is not valid yet (nbf); check the clocks.";
        }
        if (!issuer.equals(token.getClaimAsString("iss"))) {
            return "The token is not from the issuer that this service trusts (iss).";
        }
        var audience = token.getAudience();
        if (audience == null || Collections.disjoint(audiences, audience)) {
            return "The token is not for this service (aud).";
        }
        if (subject == null || subject.isBlank() || subject.length() > MAX_SUBJECT_LENGTH) {
            return "The token does not say in 1 to " + MAX_SUBJECT_LENGTH + " characters who holds it (sub).";
        }
        return null;
    }
}
