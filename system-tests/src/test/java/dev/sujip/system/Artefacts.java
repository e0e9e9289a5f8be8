package dev.sujip.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The jars under test, as the modules before this one have packaged them. */
final class Artefacts {

    private Artefacts() {}

    /** The command that runs the standalone with these arguments, on the JDK that runs this test. */
    static List<String> standalone(List<String> arguments) {
        return java("standalone", "", arguments);
    }

    /** The command that runs s3-sink-worker with these arguments, on the JDK that runs this test. */
    static List<String> worker(List<String> arguments) {
        return java("s3-sink-worker", "-exec", arguments);
    }

    /** The same, with these flags of the JVM. */
    static List<String> worker(List<String> jvm, List<String> arguments) {
        return java("s3-sink-worker", "-exec", jvm, arguments);
    }

    /** The command that runs ingest-api with these flags of the JVM and these arguments, on the JDK that runs this test. */
    static List<String> ingestApi(List<String> jvm, List<String> arguments) {
        return java("ingest-api", "-exec", jvm, arguments);
    }

    /** A script of the repository. */
    static Path script(String name) {
        return Path.of(property("sujip.root"), name);
    }

    private static List<String> java(String module, String classifier, List<String> arguments) {
        return java(module, classifier, List.of("-Xmx768m"), arguments);
    }

    private static List<String> java(String module, String classifier, List<String> jvm, List<String> arguments) {
        var jar = Path.of(property("sujip.root"), module, "target",
                "%s-%s%s.jar".formatted(module, property("sujip.version"), classifier));
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(jar + " is missing: run `mvn verify` in the repository's root, "
                    + "or system-tests/run, which builds what is missing");
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java));
        command.addAll(jvm);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        return command;
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name),
                () -> "system property " + name + " is set by the build");
    }
}
