package dev.sujip.ingest.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import org.jspecify.annotations.Nullable;

/**
 * Tells access tokens, as RFC 9068 names them or as most identity providers do, from tokens that were made for something else, such as a
 * logout.
 */
final class TokenTypes implements JOSEObjectTypeVerifier<SecurityContext> {

    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    /** Returns whether a token of this type is taken; null where it says nothing. */
    static boolean taken(@Nullable JOSEObjectType type) {
        return type == null || type.equals(JOSEObjectType.JWT) || type.equals(ACCESS_TOKEN);
    }

    @Override
    public void verify(@Nullable JOSEObjectType type, @Nullable SecurityContext context) throws BadJOSEException {
        if (!taken(type)) {
            throw new BadJOSEException("not an access token");
        }
    }
}
