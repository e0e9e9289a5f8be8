package dev.sujip.ingest.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;

/** An identity provider's keys, and the tokens that it would sign with them. */
public final class Tokens {

    public static final String ISSUER = "https://id.example.org/realms/school";
    public static final String AUDIENCE = "sujip";
    static final Instant NOW = Instant.parse("2026-11-21T07:31:05Z");

    private Tokens() {}

    public static RSAKey key(String keyId) {
        try {
            return new RSAKeyGenerator(2048).keyID(keyId).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns claims that every rule is content with at {@link #NOW}. */
    static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder().issuer(ISSUER).audience(List.of("other", AUDIENCE)).subject("app-17")
                .issueTime(Date.from(NOW.minusSeconds(10))).expirationTime(Date.from(NOW.plusSeconds(300)));
    }

    /** Returns such claims for the clock on the wall. */
    public static JWTClaimsSet.Builder current() {
        return claims().issueTime(Date.from(Instant.now())).expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }

    public static String signed(RSAKey key, JWTClaimsSet.Builder claims) {
        return signed(key, JWSAlgorithm.RS256, claims, header -> header);
    }

    static String signed(RSAKey key, JWSAlgorithm algorithm, JWTClaimsSet.Builder claims,
            UnaryOperator<JWSHeader.Builder> header) {
        try {
            var builder = new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).type(JOSEObjectType.JWT);
            var token = new SignedJWT(header.apply(builder).build(), claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
