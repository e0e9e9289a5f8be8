package dev.sujip.sink.tools.verify;

import dev.sujip.sink.tools.archive.Patience;
import dev.sujip.sink.tools.log.AdminTopicLog;
import dev.sujip.sink.tools.workplace.ExitCodes;
import dev.sujip.sink.tools.workplace.Progress;
import dev.sujip.sink.tools.workplace.SourceOptions;
import dev.sujip.sink.tools.workplace.Workplace;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** Proves that what is stored is whole, or names exactly what is wrong. */
@Command(name = "verify", description = {
        "Prove that no record is missing or stored twice, or name exactly what is wrong.",
        "By default names and metadata are looked at; --deep reads every line."})
public final class VerifyCommand implements Callable<Integer> {

    private final Workplace.Factory workplaces;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final SourceOptions source = new SourceOptions();

    @Option(names = "--topic", paramLabel = "TOPIC", description = "The topic (sink.topic).")
    private @Nullable String topic;

    @Option(names = "--deep", description = "Read every object: hashes, lines, offsets.")
    private boolean deep;

    @Option(names = "--offline", description = "Do not ask Kafka: what is missing at the end cannot be told then.")
    private boolean offline;

    @Option(names = "--from-zero", description = "Each partition must be stored from offset 0 on.")
    private boolean fromZero;

    @Option(names = "--accept-late-start", description = "Kafka may hold records older than the first that is stored.")
    private boolean acceptLateStart;

    @Option(names = "--concurrency", paramLabel = "N", defaultValue = "32", description = "Requests to the store at once (default: ${DEFAULT-VALUE}; 16 objects at most with --deep).")
    private int concurrency;

    /** A command on what {@code workplaces} opens. */
    public VerifyCommand(Workplace.Factory workplaces) {
        this.workplaces = workplaces;
    }

    @Override
    public Integer call() {
        if (concurrency < 1) {
            throw new ParameterException(spec.commandLine(),
                    "--concurrency=" + concurrency + " must be 1 or more");
        }
        try (Workplace place = workplaces.open(source.settings(topic))) {
            Progress progress = Progress.on(spec.commandLine().getErr(), !source.json());
            var verification = new Verification(place, new Scope(deep, fromZero, acceptLateStart, concurrency),
                    Patience.DEFAULT, progress);
            Report report = offline ? verification.run(null) : withKafka(verification, place);
            print(report, spec.commandLine().getOut());
            return report.proven() ? ExitCodes.OK : ExitCodes.FOUND_WRONG;
        }
    }

    private static Report withKafka(Verification verification, Workplace place) {
        try (Admin admin = Admin.create(place.kafka().admin().get())) {
            return verification.run(new AdminTopicLog(admin, place.topic(), place.group()));
        }
    }

    private void print(Report report, PrintWriter out) {
        if (source.json()) {
            out.println(JsonMapper.builder().build().writeValueAsString(report));
            out.flush();
        } else {
            new ReportText(report, out).print();
        }
    }
}
