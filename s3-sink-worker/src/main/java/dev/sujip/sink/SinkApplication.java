package dev.sujip.sink;

import dev.sujip.sink.tools.Tools;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The sink: lays the records of a topic down in objects of an S3-compatible store, each record once. */
@SpringBootApplication
public class SinkApplication {

    /**
     * Base name of the configuration files, so that both services can share one class path.
     */
    public static final String CONFIG_NAME = "s3-sink-worker";

    /**
     * Runs the worker until it is told to stop, or ends with exit code 1 when it cannot go on. Where the first argument names a command, runs
     * that and ends with its exit code.
     */
    public static void main(String[] args) {
        if (Tools.areMeantBy(args)) {
            System.exit(new Tools(ToolsContext::open).run(args, printer(System.out), printer(System.err)));
        }
        var application = new SpringApplication(SinkApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", CONFIG_NAME));
        application.addListeners((ApplicationListener<AvailabilityChangeEvent<?>>) SinkApplication::exitIfBroken);
        application.run(args);
    }

    /** Lines are UTF-8 everywhere, as in the objects that they are from. */
    private static PrintWriter printer(PrintStream stream) {
        return new PrintWriter(stream, false, StandardCharsets.UTF_8);
    }

    /** On a thread of its own, since ending the application waits for the thread that reports. */
    private static void exitIfBroken(AvailabilityChangeEvent<?> event) {
        if (event.getState() == LivenessState.BROKEN
                && event.getSource() instanceof ConfigurableApplicationContext context) {
            Thread.ofPlatform().name("exit").start(() -> System.exit(SpringApplication.exit(context, () -> 1)));
        }
    }
}
