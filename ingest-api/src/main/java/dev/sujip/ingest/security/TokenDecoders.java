package dev.sujip.ingest.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSet;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes Spring Security's decoder for keys that are at hand. Its own ways of fetching keys are left alone: the plain one blocks, and the
 * reactive one fetches for each token whose key it does not know, so that a stranger could have the identity provider flooded.
 *
 * @param algorithms that are taken; what a token says of itself chooses among these and never adds one
 * @param rules      for tokens whose signature is good
 */
record TokenDecoders(
        Set<SignatureAlgorithm> algorithms,
        TokenRules rules) implements Function<JWKSet, JwtDecoder> {

    @Override
    public JwtDecoder apply(JWKSet keys) {
        var decoder = NimbusJwtDecoder.withJwkSource((selector, _) -> candidates(selector.getMatcher(), keys))
                .jwsAlgorithms(taken -> taken.addAll(algorithms))
                .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier(new TokenTypes()))
                .build();
        decoder.setJwtValidator(rules);
        return decoder;
    }

    /** A key without an id, such as one from a PEM file, may be the one that a token means by any id. */
    private static List<JWK> candidates(JWKMatcher wanted, JWKSet keys) {
        var ofAnyId = new JWKMatcher.Builder(wanted).keyIDs((Set<String>) null).build();
        return keys.getKeys().stream()
                .filter(key -> (key.getKeyID() == null ? ofAnyId : wanted).matches(key)).toList();
    }
}
