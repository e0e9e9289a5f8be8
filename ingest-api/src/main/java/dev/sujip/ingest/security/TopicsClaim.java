package dev.sujip.ingest.security;

import dev.sujip.ingest.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads from a token which topics its holder may write.
 *
 * @param name of the claim; null where tokens say nothing of topics, and whoever has one may write all of them
 */
record TopicsClaim(@Nullable String name) {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    /**
     * Returns what {@code token} grants: nothing where it lacks the claim.
     *
     * @throws ProblemException of status 403 if the claim is neither a text nor a list of texts
     */
    TopicGrant of(Jwt token) {
        if (name == null) {
            return new TopicGrant.Every();
        }
        Object claim = token.getClaims().get(name);
        return switch (claim) {
            case null -> TopicGrant.of(List.of());
            case String text -> TopicGrant.of(WHITE_SPACE.splitAsStream(text.strip()).toList());
            case List<?> list when list.stream().allMatch(String.class::isInstance) ->
                TopicGrant.of(list.stream().map(String.class::cast).toList());
            default -> throw Refusal.forbidden(
                    "The token's claim %s is neither a list of topic names nor a text of them.".formatted(name));
        };
    }
}
