package dev.sujip.sink;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Keeps {@code docs/faults.md} and the tests together: each row names tests that exist, and each test of a fault stands in a row. */
class FaultsPageTest {

    private static final Path PAGE = Path.of("../docs/faults.md");
    private static final List<Path> TESTS = List.of(Path.of("src/test/java"), Path.of("../system-tests/src/test/java"));
    private static final List<String> OF_FAULTS = List.of("WorkerFaultsIT", "StoreFaultsIT", "TopicFaultsIT",
            "OddRecordsIT");

    private static final Pattern TABLE = Pattern.compile("(?m)^\\| fault .*\\R\\| --- .*\\R((?:\\| .*\\R)+)");
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:IT|Test))\\.(\\w+)`");
    private static final Pattern METHOD = Pattern
            .compile("@(?:Test|ParameterizedTest)\\R(?:    [@ ].*\\R)*?    void (\\w+)\\(");

    private final Map<String, String> sources = new TreeMap<>();

    FaultsPageTest() throws IOException {
        for (Path folder : TESTS) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(file -> sources
                        .put(file.getFileName().toString().replace(".java", ""), read(file)));
            }
        }
    }

    @Test
    void eachRowNamesTestsThatExist() throws IOException {
        List<String> rows = TABLE.matcher(Files.readString(PAGE)).results()
                .flatMap(table -> table.group(1).lines()).toList();

        assertThat(rows).hasSizeGreaterThan(20).allSatisfy(row -> {
            List<String> missing = NAMED.matcher(row).results()
                    .filter(test -> !methods(test.group(1)).contains(test.group(2)))
                    .map(test -> test.group(1) + "." + test.group(2)).toList();
            assertThat(missing).as("tests that do not exist").isEmpty();
            assertThat(NAMED.matcher(row).find()).as("a test is named").isTrue();
        });
    }

    @Test
    void eachTestOfAFaultStandsInTheTable() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(OF_FAULTS).allSatisfy(test -> assertThat(methods(test)).isNotEmpty()
                .allSatisfy(method -> assertThat(page).contains("`" + test + "." + method + "`")));
    }

    private Set<String> methods(String test) {
        var found = new TreeSet<String>();
        Matcher method = METHOD.matcher(sources.getOrDefault(test, ""));
        while (method.find()) {
            found.add(method.group(1));
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
