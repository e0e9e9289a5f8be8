package dev.sujip.sink;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

import java.util.Map;

/** The sink: lays the records of a topic down in objects of an S3-compatible store, each record once. */
@SpringBootApplication
public class SinkApplication {

    /**
     * Base name of the configuration files, so that both services can share one class path.
     */
    public static final String CONFIG_NAME = "s3-sink-worker";

    /** Runs the worker until it is told to stop, or ends with exit code 1 when it cannot go on. */
    public static void main(String[] args) {
        var application = new SpringApplication(SinkApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", CONFIG_NAME));
        application.addListeners((ApplicationListener<AvailabilityChangeEvent<?>>) SinkApplication::exitIfBroken);
        application.run(args);
    }

    /** On a thread of its own, since ending the application waits for the thread that reports. */
    private static void exitIfBroken(AvailabilityChangeEvent<?> event) {
        if (event.getState() == LivenessState.BROKEN
                && event.getSource() instanceof ConfigurableApplicationContext context) {
            Thread.ofPlatform().name("exit").start(() -> System.exit(SpringApplication.exit(context, () -> 1)));
        }
    }
}
