package dev.sujip.ingest.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads the rows out of {@code docs/errors.md}, where people read them too. */
final class ErrorsPage {

    private static final Path PAGE = Path.of("../docs/errors.md");
    private static final String SETTINGS = "Settings:";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern CELL_BORDER = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern SHORT = Pattern.compile("- (⟨[a-z]+⟩) in a detail stands for: (.*)");
    private static final int COLUMNS = 4;

    private ErrorsPage() {}

    static List<ErrorRow> rows() throws IOException {
        var rows = new ArrayList<ErrorRow>();
        var settings = List.<String>of();
        var shorts = new HashMap<String, String>();
        boolean inTable = false;
        var lines = Files.readAllLines(PAGE);
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var isShort = SHORT.matcher(line);
            if (isShort.matches()) {
                shorts.put(isShort.group(1), isShort.group(2));
            } else if (line.startsWith("#")) {
                settings = List.of();
            } else if (line.startsWith(SETTINGS)) {
                settings = CODE.matcher(line).results().map((MatchResult each) -> each.group(1)).toList();
            } else if (line.startsWith("| case |")) {
                inTable = true;
                i++;
            } else if (!line.startsWith("|")) {
                inTable = false;
            } else if (inTable) {
                rows.add(row(i + 1, settings, line, shorts));
            }
        }
        return rows;
    }

    private static ErrorRow row(int number, List<String> settings, String line, Map<String, String> shorts) {
        var cells = CELL_BORDER.splitAsStream(line.strip()).skip(1)
                .map(cell -> cell.strip().replace("\\|", "|"))
                .toList();
        if (cells.size() != COLUMNS) {
            throw new IllegalStateException(
                    PAGE + ":" + number + " has " + cells.size() + " cells, not " + COLUMNS + ": " + line);
        }
        var detail = cells.get(3);
        for (var each : shorts.entrySet()) {
            detail = detail.replace(each.getKey(), each.getValue());
        }
        return new ErrorRow(number, settings, cells.get(0), cells.get(1), cells.get(2),
                new String(ByteText.bytes(detail), StandardCharsets.UTF_8));
    }
}
