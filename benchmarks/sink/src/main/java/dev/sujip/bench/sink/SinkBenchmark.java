package dev.sujip.bench.sink;

import dev.sujip.bench.process.ChildFailure;
import dev.sujip.bench.process.Children;
import dev.sujip.bench.report.ConsoleNotes;
import dev.sujip.bench.sink.measure.Result;
import dev.sujip.bench.sink.measure.Setup;
import dev.sujip.bench.sink.measure.Stage;
import dev.sujip.bench.sink.report.JsonLines;
import dev.sujip.bench.sink.report.Table;
import dev.sujip.bench.sink.store.S3Server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Goes through the cases that were asked for, and prints their figures. Started by {@code benchmarks/sink/run}. */
public final class SinkBenchmark {

    private final Options options;
    private final Setup setup;
    private final Path minio;
    private final ConsoleNotes notes = new ConsoleNotes();

    private SinkBenchmark(Options options, Setup setup, Path minio) {
        this.options = options;
        this.setup = setup;
        this.minio = minio;
    }

    /** Arguments: the worker's jar, the program of MinIO, which need not be there, then what was typed. */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        var typed = List.of(arguments).subList(2, arguments.length);
        Options options;
        try {
            options = Options.parse(typed);
        } catch (IllegalArgumentException e) {
            System.err.println("benchmarks/sink/run: " + e.getMessage() + "; --help tells what there is");
            System.exit(2);
            return;
        }
        if (options.recordings().isPresent()) {
            Files.createDirectories(options.recordings().get());
        }
        var setup = new Setup(Path.of(arguments[0]), options.format(), options.records(), options.level(),
                options.rounds(), options.jvm(), options.settings(), options.recordings(), options.kill());
        System.exit(new SinkBenchmark(options, setup, Path.of(arguments[1])).run());
    }

    private int run() throws InterruptedException {
        try (var children = Children.inNewFolder();
                var stage = new Stage(setup, options.headers(), store(children), children, notes)) {
            measureAll(stage);
        } catch (ChildFailure e) {
            notes.fault("nothing is measured, " + e.getMessage());
        } catch (RuntimeException e) {
            if (!notes.ending()) {
                throw e;
            }
        }
        return notes.faults() == 0 && !notes.ending() ? 0 : 1;
    }

    private void measureAll(Stage stage) throws InterruptedException {
        var results = new ArrayList<Result>();
        for (var compression : options.cases()) {
            var measured = stage.measure(compression, options.systems());
            if (options.json()) {
                measured.forEach(result -> System.out.println(JsonLines.of(result)));
            }
            results.addAll(measured);
        }
        if (!options.json()) {
            System.out.println(Table.of(results));
        }
    }

    private S3Server store(Children children) {
        return options.s3().map(S3Server::at).orElseGet(
                () -> Files.isExecutable(minio) ? S3Server.minio(minio, children) : S3Server.s3proxy(children));
    }
}
