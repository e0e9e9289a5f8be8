package dev.sujip.system;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All processes of one test, or of all tests of a class: shows what they wrote when a test fails, and ends them whatever happens. */
final class Children implements AfterTestExecutionCallback, AfterEachCallback, AfterAllCallback {

    private static final int TAIL_LINES = 60;

    private final boolean ofClass;
    private final List<Child> started = new CopyOnWriteArrayList<>();
    private final Thread endWithThisProcess = new Thread(() -> started.forEach(Child::kill), "end-children");

    /** Those of one test. */
    Children() {
        this(false);
    }

    private Children(boolean ofClass) {
        this.ofClass = ofClass;
        Runtime.getRuntime().addShutdownHook(endWithThisProcess);
    }

    /** Those that all tests of a class share: for a static field. */
    static Children ofClass() {
        return new Children(true);
    }

    /** Starts a command; its name has a number added, since a test starts some things more than once. */
    Child start(String name, List<String> command, Path folder) {
        var child = Child.start(name + "-" + (started.size() + 1), command, folder);
        started.add(child);
        return child;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            started.forEach(Children::show);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!ofClass) {
            end();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (ofClass) {
            end();
        }
    }

    private void end() {
        started.forEach(Child::kill);
        Runtime.getRuntime().removeShutdownHook(endWithThisProcess);
    }

    private static void show(Child child) {
        System.out.printf("---- %s, standard output:%n%s%n---- standard error:%n%s%n----%n", child, tail(child.out()),
                tail(child.err()));
    }

    private static String tail(String text) {
        var lines = text.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }
}
