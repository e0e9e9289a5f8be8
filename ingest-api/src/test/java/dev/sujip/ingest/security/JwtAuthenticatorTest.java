package dev.sujip.ingest.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.sujip.ingest.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import static dev.sujip.ingest.security.Authentication.caller;
import static dev.sujip.ingest.security.Authentication.problem;
import static dev.sujip.ingest.security.Tokens.NOW;
import static dev.sujip.ingest.security.Tokens.claims;
import static dev.sujip.ingest.security.Tokens.signed;
import static org.assertj.core.api.Assertions.assertThat;

class JwtAuthenticatorTest {

    private static final RSAKey KEY = Tokens.key("k1");
    private static final Set<SignatureAlgorithm> RS256 = Set.of(SignatureAlgorithm.RS256);
    private static final TokenRules RULES = new TokenRules(Tokens.ISSUER, Set.of(Tokens.AUDIENCE),
            Clock.fixed(NOW, ZoneOffset.UTC));

    private final JwtAuthenticator authenticator = authenticator(null);

    @Test
    void knowsTheSubjectOfAToken() throws Exception {
        var answer = authenticator.authenticate(SentHeaders.bearer(signed(KEY, claims())));
        assertThat(answer).isCompleted();
        assertThat(caller(answer).name()).isEqualTo("app-17");
        assertThat(caller(answer).mayWrite("uploads")).isTrue();
    }

    @Test
    void takesNobodyForAnonymousWhoOnlyHasThatName() throws Exception {
        var token = signed(KEY, claims().subject("anonymous"));
        assertThat(caller(authenticator.authenticate(SentHeaders.bearer(token))).isAnonymous()).isFalse();
    }

    @Test
    void takesAnAccessTokenByRfc9068AndATokenWithoutKeyIdOrType() throws Exception {
        var typed = signed(KEY, JWSAlgorithm.RS256, claims(),
                header -> header.type(new JOSEObjectType("at+jwt")));
        var bare = signed(KEY, JWSAlgorithm.RS256, claims(), header -> header.type(null).keyID(null));
        assertThat(caller(authenticator.authenticate(SentHeaders.bearer(typed))).name()).isEqualTo("app-17");
        assertThat(caller(authenticator.authenticate(SentHeaders.bearer(bare))).name()).isEqualTo("app-17");
    }

    @Test
    void readsTheSchemeInAnyCase() throws Exception {
        var headers = SentHeaders.of("authorization", "bearer  " + signed(KEY, claims()));
        assertThat(caller(authenticator.authenticate(headers)).name()).isEqualTo("app-17");
    }

    @Test
    void allowsAMinuteBetweenTheClocks() throws Exception {
        var early = claims().notBeforeTime(at(60)).expirationTime(at(300));
        var late = claims().expirationTime(at(-60)).issueTime(at(-100));
        assertThat(caller(authenticator.authenticate(SentHeaders.bearer(signed(KEY, early)))).name())
                .isEqualTo("app-17");
        assertThat(caller(authenticator.authenticate(SentHeaders.bearer(signed(KEY, late)))).name())
                .isEqualTo("app-17");
    }

    @ParameterizedTest
    @MethodSource
    void saysWhatATokenLacks(UnaryOperator<JWTClaimsSet.Builder> change, String detail) throws Exception {
        assertRefused(signed(KEY, change.apply(claims())), detail);
    }

    static Stream<Arguments> saysWhatATokenLacks() {
        return Stream.of(
                row(claims -> claims.expirationTime(at(-61)).issueTime(at(-100)),
                        "The token has expired; get a new one."),
                row(claims -> claims.expirationTime(null), "The token does not say when it expires (exp)."),
                row(claims -> claims.notBeforeTime(at(61)),
                        "The token is not valid yet (nbf); check the clocks."),
                row(claims -> claims.issuer(Tokens.ISSUER + "/"),
                        "The token is not from the issuer that this service trusts (iss)."),
                row(claims -> claims.issuer(null), "The token is not from the issuer that this service trusts (iss)."),
                row(claims -> claims.audience("other"), "The token is not for this service (aud)."),
                row(claims -> claims.audience((String) null), "The token is not for this service (aud)."),
                row(claims -> claims.subject(null),
                        "The token does not say in 1 to 255 characters who holds it (sub)."),
                row(claims -> claims.subject("s".repeat(256)),
                        "The token does not say in 1 to 255 characters who holds it (sub)."),
                row(claims -> claims.claim("exp", "tomorrow"), "The token is not a well-formed JWT."));
    }

    @Test
    void refusesATokenOfAnotherKey() throws Exception {
        assertRefused(signed(Tokens.key("k1"), claims()),
                "The token's signature does not fit any key of the identity provider.");
        assertRefused(signed(Tokens.key("k2"), claims()),
                "The token is signed with a key that the identity provider does not publish.");
    }

    @Test
    void refusesClaimsThatWereChanged() throws Exception {
        var parts = signed(KEY, claims()).split("\\.", -1);
        var changed = Base64URL.encode(claims().subject("admin").build().toString());
        assertRefused(parts[0] + "." + changed + "." + parts[2],
                "The token's signature does not fit any key of the identity provider.");
    }

    @Test
    void refusesATokenThatWasMadeForSomethingElse() throws Exception {
        assertRefused(
                signed(KEY, JWSAlgorithm.RS256, claims(), header -> header.type(new JOSEObjectType("logout+jwt"))),
                "The token is not an access token (typ); taken: JWT, at+jwt, or no typ.");
    }

    @Test
    void takesNoOtherAlgorithmThanThoseThatAreSet() throws Exception {
        assertRefused(signed(KEY, JWSAlgorithm.RS512, claims(), header -> header),
                "The token is signed with an algorithm that is not taken here; taken: RS256.");
        assertRefused(signedWithThePublicKeyAsSecret(),
                "The token is signed with an algorithm that is not taken here; taken: RS256.");
        assertRefused(new PlainJWT(claims().build()).serialize(),
                "The token is not a signed JWT: three parts in base64url with dots between.");
    }

    /** The decoder by itself: what is refused before it only saves a fetch. */
    @Test
    void hasADecoderThatIsPinnedToo() throws Exception {
        var decoder = decoder();
        var others = List.of(signed(KEY, JWSAlgorithm.RS512, claims(), header -> header),
                signedWithThePublicKeyAsSecret(), new PlainJWT(claims().build()).serialize());
        assertThat(others).allSatisfy(token -> org.assertj.core.api.Assertions
                .assertThatExceptionOfType(org.springframework.security.oauth2.jwt.BadJwtException.class)
                .isThrownBy(() -> decoder.decode(token)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", ".", "..", "a.b.c", "e30.e30.e30", "eyJhbGciOiJSUzI1NiJ9",
            "eyJhbGciOiJSUzI1NiJ9..",
            "eyJhbGciOiJSUzI1NiJ9.e30.", "eyJhbGciOiJSUzI1NiJ9.e30.e30.e30.e30", "eyJhbGciOiJSUzI1NiJ9.*.*",
            "\u00ff\u00fe.\u00ff.\u00ff"})
    void refusesWhatIsNoToken(String token) throws Exception {
        var problem = problem(authenticator.authenticate(SentHeaders.bearer(token)));
        assertThat(problem.type()).isEqualTo(ProblemType.UNAUTHENTICATED);
        assertThat(problem.detail()).startsWith("The token ");
    }

    @Test
    void refusesAHeaderThatIsNestedDeeplyOrHasWrongTypes() throws Exception {
        for (var header : List.of("[".repeat(4000), "{\"a\":".repeat(1000), "{\"alg\":1}",
                "{\"alg\":\"RS256\",\"kid\":1}",
                "{\"alg\":\"RS256\",\"crit\":[\"x\"]}", "null")) {
            var problem = problem(
                    authenticator.authenticate(SentHeaders.bearer(Base64URL.encode(header) + ".e30.e30")));
            assertThat(problem.type()).as(header).isEqualTo(ProblemType.UNAUTHENTICATED);
        }
    }

    @Test
    void saysWhatIsWrongWithTheHeader() throws Exception {
        assertHeader(SentHeaders.of("X-API-Key", "x"), ProblemType.UNAUTHENTICATED,
                "There is no Authorization header; send \"Authorization: Bearer TOKEN\".");
        assertHeader(SentHeaders.of("Authorization", "Basic dXNlcjpzZWNyZXQ="), ProblemType.UNAUTHENTICATED,
                "The Authorization header is not of the scheme Bearer; send \"Authorization: Bearer TOKEN\".");
        assertHeader(SentHeaders.of("Authorization", "Bearer a", "authorization", "Bearer b"),
                ProblemType.INVALID_HEADER, "The Authorization header is given 2 times; give it once.");
        assertHeader(SentHeaders.bearer("a".repeat(8193)), ProblemType.UNAUTHENTICATED,
                "The token has 8193 characters; at most 8192 are taken.");
        assertThat(authenticator.challenge()).startsWith("Bearer ");
    }

    @ParameterizedTest
    @MethodSource
    void readsTheTopicsFromTheClaimThatIsSet(@Nullable Object claim, boolean uploads, boolean events) throws Exception {
        var token = signed(KEY, claims().claim("topics", claim));
        var caller = caller(authenticator("topics").authenticate(SentHeaders.bearer(token)));
        assertThat(caller.mayWrite("uploads")).isEqualTo(uploads);
        assertThat(caller.mayWrite("events")).isEqualTo(events);
    }

    static Stream<Arguments> readsTheTopicsFromTheClaimThatIsSet() {
        return Stream.of(Arguments.of(List.of("uploads", "x"), true, false),
                Arguments.of(" events  uploads ", true, true), Arguments.of("uploads-2", false, false),
                Arguments.of(List.of("*"), true, true), Arguments.of(null, false, false),
                Arguments.of("", false, false), Arguments.of(List.of(), false, false));
    }

    @Test
    void refusesTopicsThatCannotBeRead() throws Exception {
        for (Object claim : List.of(7, List.of(7), Map.of("uploads", true))) {
            var token = signed(KEY, claims().claim("topics", claim));
            var problem = problem(authenticator("topics").authenticate(SentHeaders.bearer(token)));
            assertThat(problem.type()).isEqualTo(ProblemType.FORBIDDEN);
            assertThat(problem.detail())
                    .isEqualTo("The token's claim topics is neither a list of topic names nor a text of them.");
        }
    }

    private void assertRefused(String token, String detail) throws Exception {
        assertHeader(SentHeaders.bearer(token), ProblemType.UNAUTHENTICATED, detail);
    }

    private void assertHeader(HeaderLookup headers, ProblemType type, String detail) throws Exception {
        var problem = problem(authenticator.authenticate(headers));
        assertThat(problem.type()).isEqualTo(type);
        assertThat(problem.detail()).isEqualTo(detail);
        assertThat(problem.retryable()).isFalse();
    }

    private static JwtAuthenticator authenticator(@Nullable String topicsClaim) {
        return new JwtAuthenticator(RS256, new FixedKeys(decoder()), new TopicsClaim(topicsClaim));
    }

    private static org.springframework.security.oauth2.jwt.JwtDecoder decoder() {
        return new TokenDecoders(RS256, RULES).apply(new JWKSet(KEY.toPublicJWK()));
    }

    private static String signedWithThePublicKeyAsSecret() {
        try {
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims().build());
            token.sign(new MACSigner(KEY.toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static Date at(int seconds) {
        return Date.from(NOW.plusSeconds(seconds));
    }

    private static Arguments row(UnaryOperator<JWTClaimsSet.Builder> change, String detail) {
        return Arguments.of(change, detail);
    }
}
