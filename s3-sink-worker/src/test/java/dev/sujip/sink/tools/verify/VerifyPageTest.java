package dev.sujip.sink.tools.verify;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** Keeps the table of faults in {@code docs/verify.md} the same as what the tests plant. */
class VerifyPageTest {

    private static final Path PAGE = Path.of("../docs/verify.md");

    @Test
    void theTableListsEachPlantedFault() throws IOException {
        String table = Arrays.stream(PlantedFault.values())
                .map(fault -> "| %s | %s | `%s` |".formatted(fault.what, fault.seen.command, fault.kind.spelled()))
                .collect(Collectors.joining("\n"));

        assertThat(Files.readString(PAGE)).contains(table);
    }

    @Test
    void thePageExplainsEachKindOfFault() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(FaultKind.values()).allSatisfy(kind -> assertThat(page).contains("`" + kind.spelled() + "`"));
    }
}
