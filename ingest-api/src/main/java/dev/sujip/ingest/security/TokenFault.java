package dev.sujip.ingest.security;

import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.BadJWSException;
import com.nimbusds.jwt.proc.BadJWTException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/** Says in our own words why a token was not taken, since a decoder's message may repeat parts of it. */
final class TokenFault {

    private static final String MALFORMED = "The token is not a well-formed JWT.";

    private TokenFault() {}

    static String detail(JwtException refusal) {
        if (refusal instanceof JwtValidationException invalid) {
            return invalid.getErrors().stream().findFirst().map(OAuth2Error::getDescription)
                    .orElse("The token is not valid.");
        }
        return switch (refusal.getCause()) {
            case BadJWSException _ -> "The token's signature does not fit any key of the identity provider.";
            case BadJWTException _ -> MALFORMED;
            case BadJOSEException _ -> "The token is signed with a key that the identity provider does not publish.";
            case null, default -> MALFORMED;
        };
    }
}
