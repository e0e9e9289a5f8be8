package dev.sujip.ingest.security;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ApiKeysFormatTest {

    private static final String HASH = Keys.hash(Keys.OLD);

    @Test
    void readsNamesTopicsAndComments() throws InvalidKeysException {
        var keys = read("# who may write\r\n\r\n  school-app\t" + HASH.toUpperCase(java.util.Locale.ROOT)
                + "   uploads,events   # since May\r\n" + Keys.line("operator", Keys.NEW, "*"));
        assertThat(keys.size()).isEqualTo(2);
        assertThat(keys.holderOf(KeyHash.of(Keys.OLD)))
                .isEqualTo(new Caller("school-app", new TopicGrant.Only(Set.of("uploads", "events"))));
        assertThat(keys.holderOf(KeyHash.of(Keys.NEW))).isEqualTo(new Caller("operator", new TopicGrant.Every()));
        assertThat(keys.holderOf(KeyHash.of(Keys.STRANGE))).isNull();
    }

    @Test
    void takesTwoKeysOfOneNameWhileOneReplacesTheOther() throws InvalidKeysException {
        var keys = read(Keys.line("app", Keys.OLD, "uploads") + Keys.line("app", Keys.NEW, "uploads"));
        assertThat(keys.holderOf(KeyHash.of(Keys.OLD))).isEqualTo(keys.holderOf(KeyHash.of(Keys.NEW))).isNotNull();
    }

    @Test
    void takesAFileOfCommentsForOneThatLocksEverybodyOut() throws InvalidKeysException {
        assertThat(read("# nobody\n").size()).isZero();
    }

    @Test
    void boundsHowManyKeysEachRequestComparesTo() throws InvalidKeysException {
        assertThat(read(lines(ApiKeysFormat.MAX_KEYS)).size()).isEqualTo(ApiKeysFormat.MAX_KEYS);
        assertThatExceptionOfType(InvalidKeysException.class).isThrownBy(() -> read(lines(ApiKeysFormat.MAX_KEYS + 1)))
                .withMessage("line 1001 has key number 1001");
    }

    @ParameterizedTest
    @MethodSource
    void namesTheLineAndTheMendAndNothingThatStandsThere(String content, String fault, String mend) {
        assertThatExceptionOfType(InvalidKeysException.class).isThrownBy(() -> read(content))
                .satisfies(e -> {
                    assertThat(e.getMessage()).isEqualTo(fault);
                    assertThat(e.mend()).contains(mend);
                    assertThat(e.getMessage() + e.mend()).doesNotContain(Keys.OLD, HASH, "secret");
                });
    }

    static Stream<String[]> namesTheLineAndTheMendAndNothingThatStandsThere() {
        return Stream.of(
                row("", "the file is empty", "one key a line"),
                row(" \n\t\n", "the file is empty", "leave a line with a #"),
                row(Keys.OLD, "line 1 has 1 field", "name, SHA-256"),
                row("# a\napp " + HASH, "line 2 has 2 fields", "name, SHA-256"),
                row("app " + HASH + " a, b", "line 1 has 4 fields", "name, SHA-256"),
                row("my:secret " + HASH + " *", "line 1 has a name that cannot be used", "1 to 64 of"),
                row("a".repeat(65) + " " + HASH + " *", "line 1 has a name that cannot be used", "1 to 64 of"),
                row("app secret *",
                        "line 1 does not have a SHA-256 in hex (64 of 0-9 and a-f) as its second field", "sha256sum"),
                row("app " + "g".repeat(64) + " *",
                        "line 1 does not have a SHA-256 in hex (64 of 0-9 and a-f) as its second field", "sha256sum"),
                row("app " + HASH + " a,,b", "line 1 does not have topics as its third field", "uploads,events"),
                row("app " + HASH + " ..", "line 1 does not have topics as its third field", "uploads,events"),
                row("app " + HASH + " secret/topic", "line 1 does not have topics as its third field",
                        "uploads,events"),
                row(Keys.line("a", Keys.OLD, "*") + "\n" + Keys.line("b", Keys.OLD, "x"),
                        "line 3 has the key of line 1", "a key of its own"));
    }

    private static String[] row(String... columns) {
        return columns;
    }

    private static String lines(int count) {
        return IntStream.range(0, count).mapToObj(number -> Keys.line("app-" + number, "key-" + number, "*"))
                .collect(Collectors.joining());
    }

    private static ApiKeys read(String content) throws InvalidKeysException {
        return ApiKeysFormat.read(content.getBytes(StandardCharsets.UTF_8));
    }
}
