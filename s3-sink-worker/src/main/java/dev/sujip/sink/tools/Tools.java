package dev.sujip.sink.tools;

import dev.sujip.sink.store.SinkRefusal;
import dev.sujip.sink.store.StoreException;
import dev.sujip.sink.tools.locate.LocateCommand;
import dev.sujip.sink.tools.replay.ReplayCommand;
import dev.sujip.sink.tools.reset.ResetCommand;
import dev.sujip.sink.tools.verify.VerifyCommand;
import dev.sujip.sink.tools.workplace.ExitCodes;
import dev.sujip.sink.tools.workplace.Workplace;
import dev.sujip.sink.tools.workplace.Workplace.UnusableSettings;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.Set;

/** The commands of the jar: understands a command line, and turns what goes wrong into a line and an exit code. */
public final class Tools {

    private static final Set<String> ASKED_OF_ALL = Set.of("--help", "-h", "--version", "-V");

    private final Workplace.Factory workplaces;

    /** Commands on what {@code workplaces} opens. */
    public Tools(Workplace.Factory workplaces) {
        this.workplaces = workplaces;
    }

    /** Whether these arguments name a command, so that they are not for the worker: the first is no option, or asks for help. */
    public static boolean areMeantBy(String[] args) {
        return args.length > 0 && (!args[0].startsWith("-") || ASKED_OF_ALL.contains(args[0]));
    }

    /**
     * Runs the command that {@code args} name.
     *
     * @return the exit code, one of {@link ExitCodes}
     */
    public int run(String[] args, PrintWriter out, PrintWriter err) {
        var arguments = Arguments.of(args);
        Workplace.Factory opener = settings -> workplaces.open(arguments.settingsBelow(settings));
        CommandLine line = new CommandLine(new Root())
                .addSubcommand(new VerifyCommand(opener))
                .addSubcommand(new LocateCommand(opener))
                .addSubcommand(new ReplayCommand(opener))
                .addSubcommand(new ResetCommand(opener));
        CommandSpec root = line.getCommandSpec();
        line.getSubcommands().values().forEach(each -> each.getCommandSpec().mixinStandardHelpOptions(true)
                .version(root.version()).usageMessage().footer(ExitCodesHelp.TEXT));
        return line.setOut(out).setErr(err)
                .setExecutionExceptionHandler(Tools::explain)
                .execute(arguments.options());
    }

    private static int explain(Exception failure, CommandLine command, ParseResult parsed) {
        return switch (failure) {
            case UnusableSettings _ -> ExitCodes.USAGE; // told already
            case SinkRefusal refusal -> end(command, ExitCodes.USAGE, refusal.getMessage());
            case StoreException store -> end(command, ExitCodes.NOT_DONE,
                    "the store did not do what it was asked: " + store.getMessage());
            case TimeoutException kafka ->
                end(command, ExitCodes.NOT_DONE, "Kafka did not answer (" + kafka.getMessage()
                        + "): see spring.kafka.bootstrap-servers; verify and locate can do without, by --offline");
            case KafkaException kafka -> end(command, ExitCodes.NOT_DONE,
                    "Kafka did not do what it was asked: " + kafka.getMessage());
            default -> {
                failure.printStackTrace(command.getErr());
                yield end(command, ExitCodes.NOT_DONE, "this is a fault of the program: " + failure);
            }
        };
    }

    private static int end(CommandLine command, int code, @Nullable String message) {
        command.getErr().println(command.getCommandName() + ": " + message);
        command.getErr().flush();
        return code;
    }

    /** What stands before all commands. */
    @Command(name = "s3-sink-worker", mixinStandardHelpOptions = true, versionProvider = JarVersion.class, description = {
            "Without a command this is the worker; its settings are given as --sink.topic=uploads.",
            "Commands take the same settings, from the same sources, besides their own options."})
    static final class Root implements Runnable {

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private CommandSpec spec;

        @Override
        public void run() {
            throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
        }
    }

    /** The version that the jar says of itself. */
    static final class JarVersion implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Tools.class.getPackage().getImplementationVersion();
            return new String[]{"s3-sink-worker " + (version == null ? "(not from a jar)" : version)};
        }
    }

    /** The last lines of each command's help. */
    private static final class ExitCodesHelp {

        private static final String[] TEXT = {"", "Other settings of the worker: --sink.store.endpoint=URL and so on.",
                "Exit codes: 0 proven, found, done; 1 faults found, or not there;",
                "2 wrong options or settings, or refused; 3 not done: the store or",
                "Kafka did not answer."};
    }
}
