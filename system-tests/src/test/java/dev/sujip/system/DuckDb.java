package dev.sujip.system;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** DuckDB for Python, from PyPI, which asks the queries of {@code docs/objects.md} as they stand there. */
final class DuckDb {

    private final String python;

    private DuckDb(String python) {
        this.python = python;
    }

    /** Installs it where it is missing. Where that is not possible the test is skipped, aloud. */
    static DuckDb install() throws IOException, InterruptedException {
        var tools = Files.createDirectories(Artefacts.script("system-tests/target/duckdb"));
        var install = run(tools, List.of(Artefacts.script("system-tests/duckdb/install").toString(), tools.toString()));
        if (install.code() != 0) {
            var why = "SKIPPED, nothing is known of DuckDB now, since it cannot be had from PyPI: " + install.said();
            System.out.println(why);
            Assumptions.abort(why);
        }
        return new DuckDb(install.said().lines().reduce((_, last) -> last).orElseThrow());
    }

    /**
     * Asks one of the documented queries, in a folder that holds a prefix by its name.
     *
     * @param name under which the query is documented
     * @param sql  what is asked of the table {@code documented}
     * @return the rows, each as a JSON array
     */
    List<String> ask(Path folder, String name, String sql) throws IOException, InterruptedException {
        var answer = run(folder, List.of(python, Artefacts.script("system-tests/duckdb/query.py").toString(),
                Artefacts.script("docs/objects.md").toString(), name, sql));
        assertThat(answer.code()).as(answer.said()).isZero();
        return answer.said().lines().toList();
    }

    private static Answer run(Path folder, List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return new Answer(process.waitFor(), said);
    }

    private record Answer(int code, String said) {}
}
