package dev.sujip.sink;

import dev.sujip.sink.tools.Tools;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

/** A command of the jar, given as on a command line. */
final class Command {

    private Command() {}

    /** Does what {@code main} does, short of ending this process; the settings are those of the workers of {@code topic}. */
    static Answer run(Backends backends, String topic, String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        Stream<String> settings = backends.settings(topic).entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue());
        Stream<String> quiet = Stream.of("--logging.config=" + System.getProperty("logging.config"));
        int code = new Tools(ToolsContext::open).run(
                Stream.of(Stream.of(args), settings, quiet).flatMap(each -> each).toArray(String[]::new),
                new PrintWriter(out), new PrintWriter(err));
        return new Answer(code, out.toString(), err.toString());
    }

    /** What came of it: exit code, standard output and standard error. */
    record Answer(int code, String out, String err) {}
}
