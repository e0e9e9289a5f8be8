package dev.sujip.bench.http;

import dev.sujip.bench.http.measure.Result;
import dev.sujip.bench.http.measure.Setup;
import dev.sujip.bench.http.measure.Stage;
import dev.sujip.bench.http.measure.SystemName;
import dev.sujip.bench.http.report.JsonLines;
import dev.sujip.bench.http.report.Table;
import dev.sujip.bench.http.workload.BenchmarkCase;
import dev.sujip.bench.process.ChildFailure;
import dev.sujip.bench.process.Children;
import dev.sujip.bench.report.ConsoleNotes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Goes through the cases that were asked for, and prints their figures. Started by {@code benchmarks/http/run}. */
public final class HttpBenchmark {

    private final Options options;
    private final Setup setup;
    private final ConsoleNotes notes = new ConsoleNotes();

    private HttpBenchmark(Options options, Setup setup) {
        this.options = options;
        this.setup = setup;
    }

    /** Arguments: ingest-api's jar, wrk's script, then what was typed. */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        var typed = List.of(arguments).subList(2, arguments.length);
        Options options;
        try {
            options = Options.parse(typed);
        } catch (IllegalArgumentException e) {
            System.err.println("benchmarks/http/run: " + e.getMessage() + "; --help tells what there is");
            System.exit(2);
            return;
        }
        if (options.recordings().isPresent()) {
            Files.createDirectories(options.recordings().get());
        }
        var setup = new Setup(Path.of(arguments[0]), Path.of(arguments[1]), options.warmUp(), options.round(),
                options.rounds(), options.producer(), options.jvm(), options.recordings());
        System.exit(new HttpBenchmark(options, setup).run());
    }

    private int run() throws InterruptedException {
        try {
            return measureAll();
        } catch (RuntimeException e) {
            if (notes.ending()) {
                return 1;
            }
            throw e;
        }
    }

    private int measureAll() throws InterruptedException {
        var results = new ArrayList<Result>();
        for (var benchmarkCase : options.cases()) {
            var measured = measure(benchmarkCase);
            if (options.json()) {
                measured.forEach(result -> System.out.println(JsonLines.of(result)));
            }
            results.addAll(measured);
        }
        if (!options.json()) {
            System.out.println(Table.of(results));
        }
        return notes.faults() == 0 ? 0 : 1;
    }

    private List<Result> measure(BenchmarkCase benchmarkCase) throws InterruptedException {
        var systems = options.systems().stream().filter(system -> concerns(system, benchmarkCase)).toList();
        try (var children = Children.inNewFolder();
                var stage = new Stage(benchmarkCase, setup, children, notes)) {
            return stage.measure(systems);
        } catch (ChildFailure e) {
            notes.fault("%s: nothing is measured, %s".formatted(benchmarkCase.id(), e.getMessage()));
            return List.of();
        }
    }

    /** A loop without HTTP does the same in each case; records in bulk are what it can be compared with. */
    private static boolean concerns(SystemName system, BenchmarkCase benchmarkCase) {
        return system.overHttp() || benchmarkCase == BenchmarkCase.ARRAY_100;
    }
}
