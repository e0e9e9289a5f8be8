package dev.sujip.bench.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The command of a JVM, on the JDK that runs this one.
 *
 * @param flags what comes before the class path
 */
public record Java(List<String> flags) {

    /** Returns a command with these flags. */
    public static Java with(String... flags) {
        return new Java(List.of(flags));
    }

    /** Returns the same with more flags. */
    public Java and(List<String> more) {
        var all = new ArrayList<>(flags);
        all.addAll(more);
        return new Java(List.copyOf(all));
    }

    /** The command that runs a class of this program. */
    public List<String> main(Class<?> main, List<String> arguments) {
        return command(List.of("-cp", System.getProperty("java.class.path"), main.getName()), arguments);
    }

    /** The command that runs an executable jar. */
    public List<String> jar(Path jar, List<String> arguments) {
        return command(List.of("-jar", jar.toString()), arguments);
    }

    private List<String> command(List<String> program, List<String> arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<String>();
        Arrays.asList(List.of(java), flags, program, arguments).forEach(command::addAll);
        return command;
    }
}
