package dev.sujip.ingest.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import dev.sujip.ingest.problem.ProblemException;
import org.jspecify.annotations.Nullable;

import java.text.ParseException;

/**
 * A token as it came, of which only the header has been read, and nothing is proved.
 *
 * @param text      the whole token
 * @param algorithm that it says it is signed with
 * @param type      that it says it is of, null where it says nothing
 * @param keyId     of the key that it says it is signed with, null where it says nothing
 */
record BearerToken(
        String text,
        String algorithm,
        @Nullable JOSEObjectType type,
        @Nullable String keyId) {

    static final String HEADER = "Authorization";

    /** Bounds what is parsed for somebody who is not known yet; identity providers stay well below. */
    static final int MAX_LENGTH = 8192;

    private static final String SCHEME = "Bearer ";

    /**
     * Returns the token of a request.
     *
     * @throws ProblemException if there is none, or it is not the compact form of a signed JWT
     */
    static BearerToken of(HeaderLookup headers) {
        var given = headers.all(HEADER);
        if (given.isEmpty()) {
            throw Refusal.unauthenticated("There is no Authorization header; send \"Authorization: Bearer TOKEN\".");
        }
        if (given.size() > 1) {
            throw Refusal.invalidHeader("The Authorization header is given " + given.size() + " times; give it once.");
        }
        var value = given.getFirst();
        if (!value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw Refusal.unauthenticated(
                    "The Authorization header is not of the scheme Bearer; send \"Authorization: Bearer TOKEN\".");
        }
        var token = value.substring(SCHEME.length()).strip();
        if (token.length() > MAX_LENGTH) {
            throw Refusal.unauthenticated(
                    "The token has %d characters; at most %d are taken.".formatted(token.length(), MAX_LENGTH));
        }
        return parse(token);
    }

    private static BearerToken parse(String token) {
        int end = token.indexOf('.');
        try {
            // Refuses "alg":"none", which is no signature, and everything that is encrypted.
            var header = JWSHeader.parse(Base64URL.from(token.substring(0, Math.max(end, 0))));
            return new BearerToken(token, header.getAlgorithm().getName(), header.getType(), header.getKeyID());
        } catch (ParseException | RuntimeException _) {
            // The parser throws whatever comes up, a NullPointerException among others, and strangers choose what it reads.
            throw Refusal.unauthenticated("The token is not a signed JWT: three parts in base64url with dots between.");
        }
    }

    /** Hides the token, since this may end up in a log. */
    @Override
    public String toString() {
        return "BearerToken[...]";
    }
}
